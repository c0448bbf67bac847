import type { Role } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { useAssessment } from "../app/assessment.ts";
import { createSubmit } from "../data/create-submit.ts";
import { teamApi } from "../data/team-api.ts";
import { Button, Dialog, showToast } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import type { MemberDialogProps } from "./dialog-props.ts";
import { RoleChoice } from "./RoleChoice.tsx";

/** Gives a member another role, and says what ends with the present one. */
export function RoleDialog(props: MemberDialogProps) {
  const t = () => words().team;
  const { refresh } = useAssessment();
  const { member } = props;
  const [role, setRole] = createSignal<Role>(member.role);
  const form = createSubmit(async () => {
    const chosen = role();
    await teamApi.changeRole(props.assessmentId, member.accountId, { id: uuidv7(), from: member.role, role: chosen });
    const name = words().role[chosen];
    showToast({ text: member.me ? t().done.mine(name) : t().done.role(member.name, name) });
    props.onClose();
    await Promise.all([props.onChanged(), refresh()]);
  });
  return (
    <Dialog title={t().changeRole.title(member.name)} onClose={props.onClose}>
      <form class="team-form" noValidate onSubmit={form.onSubmit}>
        <RoleChoice legend={t().head.role} value={role()} onChoose={setRole} />
        <p class="quiet">{member.me ? t().changeRole.mine : t().changeRole.ends}</p>
        <Show when={member.role === "lead" && role() !== "lead"}>
          <p class="quiet">{t().changeRole.endsLead}</p>
        </Show>
        <Refusal sentence={form.sentence()} />
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={form.working() || role() === member.role}>
            {t().changeRole.go}
          </Button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
