import { Match, Switch } from "solid-js";
import { InviteDialog } from "./InviteDialog.tsx";
import { EndSessionsDialog, ReadmitDialog, RemoveDialog } from "./MemberDialogs.tsx";
import { ResetDialog } from "./ResetDialog.tsx";
import { RoleDialog } from "./RoleDialog.tsx";
import type { MemberAct, TeamDialog } from "./team-dialog.ts";

type Props = {
  assessmentId: string;
  dialog: TeamDialog | undefined;
  onChanged: () => Promise<void>;
  onClose: () => void;
};

/** The dialog that is open, of all that the team's screen has. */
export function TeamDialogs(props: Props) {
  const memberOf = (about: MemberAct) => {
    const open = props.dialog;
    return open?.about === about && "member" in open ? open.member : undefined;
  };
  const rest = () => ({ assessmentId: props.assessmentId, onChanged: props.onChanged, onClose: props.onClose });
  return (
    <Switch>
      <Match when={props.dialog?.about === "invitation"}>
        <InviteDialog {...rest()} />
      </Match>
      <Match when={memberOf("role")}>{(member) => <RoleDialog {...rest()} member={member()} />}</Match>
      <Match when={memberOf("reset")}>{(member) => <ResetDialog {...rest()} member={member()} />}</Match>
      <Match when={memberOf("sessions")}>{(member) => <EndSessionsDialog {...rest()} member={member()} />}</Match>
      <Match when={memberOf("readmit")}>{(member) => <ReadmitDialog {...rest()} member={member()} />}</Match>
      <Match when={memberOf("remove")}>{(member) => <RemoveDialog {...rest()} member={member()} />}</Match>
    </Switch>
  );
}
