import type { InvitationDays, NewInvitation, Role } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { createSubmit } from "../data/create-submit.ts";
import { teamApi } from "../data/team-api.ts";
import { Button, Dialog, Field } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import type { DialogProps } from "./dialog-props.ts";
import { RoleChoice } from "./RoleChoice.tsx";
import { ShownLink } from "./ShownLink.tsx";

const DAYS: readonly InvitationDays[] = [1, 7, 30];

/** Asks for a role and how long the link works, and then shows the link. */
export function InviteDialog(props: DialogProps) {
  const t = () => words().team;
  const [role, setRole] = createSignal<Role>("coder");
  const [days, setDays] = createSignal<InvitationDays>(7);
  const [made, setMade] = createSignal<NewInvitation>();
  const form = createSubmit(async () => {
    setMade(await teamApi.invite(props.assessmentId, { id: uuidv7(), role: role(), days: days() }));
    await props.onChanged();
  });
  return (
    <Dialog title={made() ? t().link.title : t().invite.title} onClose={props.onClose}>
      <Show
        when={made()}
        fallback={
          <form class="team-form" noValidate onSubmit={form.onSubmit}>
            <RoleChoice legend={t().invite.role} value={role()} onChoose={setRole} />
            <Field label={t().invite.days}>
              {(ids) => (
                <select
                  {...ids}
                  class="control"
                  onChange={(event) => setDays(DAYS.find((each) => String(each) === event.currentTarget.value) ?? 7)}
                >
                  <For each={DAYS}>
                    {(each) => (
                      <option value={each} selected={each === days()}>
                        {t().invite.day(each)}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Field>
            <Refusal sentence={form.sentence()} />
            <div class="note-actions">
              <Button look="ink" type="submit" disabled={form.working()}>
                {t().invite.make}
              </Button>
              <Button look="quiet" onClick={() => props.onClose()}>
                {words().act.cancel}
              </Button>
            </div>
          </form>
        }
      >
        {(link) => (
          <ShownLink
            url={link().url ?? t().link.gone}
            expiresAt={link().invitation.expiresAt}
            onDone={() => props.onClose()}
          />
        )}
      </Show>
    </Dialog>
  );
}
