import type { NewResetLink } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { createSubmit } from "../data/create-submit.ts";
import { teamApi } from "../data/team-api.ts";
import { Button, Dialog } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import type { MemberDialogProps } from "./dialog-props.ts";
import { ShownLink } from "./ShownLink.tsx";

/** Makes the link with which a member sets a new password, and shows it. */
export function ResetDialog(props: MemberDialogProps) {
  const t = () => words().team;
  const { member } = props;
  const [everything, setEverything] = createSignal(false);
  const [made, setMade] = createSignal<NewResetLink>();
  const form = createSubmit(async () => {
    const command = { id: uuidv7(), everything: everything() };
    setMade(await teamApi.makeResetLink(props.assessmentId, member.accountId, command));
  });
  return (
    <Dialog title={made() ? t().link.resetTitle : t().reset.title(member.name)} onClose={props.onClose}>
      <Show
        when={made()}
        fallback={
          <form class="team-form" noValidate onSubmit={form.onSubmit}>
            <p>{t().reset.why}</p>
            <p class="quiet">{t().reset.elsewhere}</p>
            <label class="team-role">
              <input
                type="checkbox"
                checked={everything()}
                onChange={(event) => setEverything(event.currentTarget.checked)}
              />
              <span>{t().reset.everything}</span>
            </label>
            <Refusal sentence={form.sentence()} />
            <div class="note-actions">
              <Button look="ink" type="submit" disabled={form.working()}>
                {t().reset.go}
              </Button>
              <Button look="quiet" onClick={() => props.onClose()}>
                {words().act.cancel}
              </Button>
            </div>
          </form>
        }
      >
        {(link) => (
          <ShownLink url={link().url ?? t().link.gone} expiresAt={link().expiresAt} onDone={() => props.onClose()} />
        )}
      </Show>
    </Dialog>
  );
}
