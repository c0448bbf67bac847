import { createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";
import type { PartProps } from "./part-props.ts";
import { ShownCodes } from "./ShownCodes.tsx";

/** How many codes are left, and the way to new ones, which take the place of the old. */
export function RecoveryCodesPart(props: PartProps) {
  const t = () => words().account.recovery;
  const [codes, setCodes] = createSignal<readonly string[]>();
  const hasFactor = () => props.mine.hasTotp || props.mine.passkeys.length > 0;
  const make = createSubmit(async () => {
    const { recoveryCodes } = await accountApi.makeRecoveryCodes();
    setCodes(recoveryCodes);
    await props.onChanged();
  });
  return (
    <Part title={t().title} about={t().about}>
      <Show
        when={codes()}
        fallback={
          <div class="account-row">
            <span>{hasFactor() ? t().left(props.mine.recoveryCodesLeft) : t().notYet}</span>
            <Show when={hasFactor()}>
              <Button disabled={make.working()} onClick={() => void make.run()}>
                {props.mine.recoveryCodesLeft === 0 ? t().make : t().makeNew}
              </Button>
            </Show>
          </div>
        }
      >
        {(shown) => <ShownCodes codes={shown()} onKept={() => setCodes(undefined)} />}
      </Show>
      <Refusal sentence={make.sentence()} />
    </Part>
  );
}
