import type { Protection } from "@octant/schemas";
import { createEffect, createSignal, on, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { protectionApi } from "../data/protection-api.ts";
import { Button, Note, showToast, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { retentionOf } from "./retention.ts";

type Props = { assessmentId: string; protection: Protection; demo: boolean; onChanged: () => Promise<void> };

/** Marks the assessment high-risk, and says until when it is kept. Saved together, after a proof of who does it. */
export function ProtectionForm(props: Props) {
  const t = () => words().security.protection;
  const [highRisk, setHighRisk] = createSignal(props.protection.highRisk);
  const [until, setUntil] = createSignal(props.protection.retentionUntil ?? "");
  const fill = ({ highRisk: marked, retentionUntil }: Protection) => {
    setHighRisk(marked);
    setUntil(retentionUntil ?? "");
  };
  createEffect(on(() => props.protection, fill, { defer: true }));
  const retentionUntil = () => until() || null;
  const isChanged = () =>
    highRisk() !== props.protection.highRisk || retentionUntil() !== props.protection.retentionUntil;
  const form = createSubmit(async () => {
    await protectionApi.change(props.assessmentId, { highRisk: highRisk(), retentionUntil: retentionUntil() });
    showToast({ text: t().saved });
    await props.onChanged();
  });
  const shutsOut = () => (highRisk() && !props.protection.highRisk ? props.protection.withoutSecondFactor : 0);
  return (
    <form class="security-form" noValidate onSubmit={form.onSubmit}>
      <label class="check-line">
        <input type="checkbox" checked={highRisk()} onChange={(event) => setHighRisk(event.currentTarget.checked)} />
        <span>{t().highRisk}</span>
      </label>
      <Show when={shutsOut() > 0 && !props.demo}>
        <Note title={t().shutsOutTitle(shutsOut())}>
          <p>{t().shutsOut}</p>
        </Note>
      </Show>
      <TextField
        label={t().retention}
        hint={t().retentionHint}
        type="date"
        value={until()}
        onInput={(value) => setUntil(value)}
      />
      <Show when={retentionOf(props.protection.retentionUntil, new Date())}>
        {(retention) => <p class="small">{t().reminder[retention()]}</p>}
      </Show>
      <Refusal sentence={form.sentence()} />
      <div class="note-actions">
        <Button look="ink" type="submit" disabled={!isChanged() || form.working()}>
          {t().save}
        </Button>
        <Show when={isChanged()}>
          <Button look="quiet" onClick={() => fill(props.protection)}>
            {t().leave}
          </Button>
        </Show>
      </div>
    </form>
  );
}
