import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { createSubmit } from "../data/create-submit.ts";
import { RefusedError } from "../data/request.ts";
import { teamApi } from "../data/team-api.ts";
import { Button, Dialog, showToast } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import type { MemberDialogProps } from "./dialog-props.ts";

type QuestionProps = {
  title: string;
  go: string;
  act: () => Promise<void>;
  children: JSX.Element;
  onClose: () => void;
};

/** Asks once, names what goes, and does it. */
function Question(props: QuestionProps) {
  const form = createSubmit(() => props.act());
  return (
    <Dialog title={props.title} onClose={() => props.onClose()}>
      <form class="team-form" onSubmit={form.onSubmit}>
        {props.children}
        <Refusal sentence={form.sentence()} />
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={form.working()}>
            {props.go}
          </Button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RemoveDialog(props: MemberDialogProps) {
  const t = () => words().team;
  const navigate = useNavigate();
  const { member } = props;
  const act = async () => {
    await removeUnlessGone(props.assessmentId, member.accountId);
    props.onClose();
    if (member.me) return navigate("/", { replace: true });
    showToast({ text: t().done.removed(member.name) });
    await props.onChanged();
  };
  return (
    <Question
      title={member.me ? t().removal.titleMine : t().removal.title(member.name)}
      go={member.me ? t().removal.goMine : t().removal.go}
      act={act}
      onClose={props.onClose}
    >
      <p>{t().removal.goes}</p>
      <p class="quiet">{t().removal.stays}</p>
    </Question>
  );
}

/** Sent again after a lost answer, the person is no member any more: that is what was wanted. */
async function removeUnlessGone(assessmentId: string, accountId: string): Promise<void> {
  try {
    await teamApi.remove(assessmentId, accountId);
  } catch (error) {
    if (!(error instanceof RefusedError && error.problem.code === "not-found")) throw error;
  }
}

export function EndSessionsDialog(props: MemberDialogProps) {
  const t = () => words().team;
  const { member } = props;
  const act = async () => {
    const { ended } = await teamApi.endSessions(props.assessmentId, member.accountId);
    props.onClose();
    showToast({ text: t().done.sessions(member.name, ended) });
    await props.onChanged();
  };
  return (
    <Question
      title={member.me ? t().sessions.titleMine : t().sessions.title(member.name)}
      go={t().sessions.go}
      act={act}
      onClose={props.onClose}
    >
      <p>{member.me ? t().sessions.whatMine : t().sessions.what}</p>
      <p class="quiet">{t().sessions.unsent}</p>
    </Question>
  );
}

export function ReadmitDialog(props: MemberDialogProps) {
  const t = () => words().team;
  const { member } = props;
  const act = async () => {
    await teamApi.readmit(props.assessmentId, member.accountId, { id: uuidv7() });
    props.onClose();
    showToast({ text: t().done.readmitted(member.name) });
    await props.onChanged();
  };
  return (
    <Question title={t().readmission.title(member.name)} go={t().readmission.go} act={act} onClose={props.onClose}>
      <p>{t().readmission.what}</p>
    </Question>
  );
}
