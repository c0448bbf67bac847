import { createResource, createSignal } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { teamApi } from "../data/team-api.ts";
import { SecurityHead } from "../security/SecurityHead.tsx";
import { Button, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { InvitationList } from "./InvitationList.tsx";
import { TeamDialogs } from "./TeamDialogs.tsx";
import { TeamTable } from "./TeamTable.tsx";
import type { TeamDialog } from "./team-dialog.ts";
import "./team.css";

/** Who belongs to the assessment, in which role, and who is invited. For its leads. */
export function TeamScreen() {
  const t = () => words().team;
  const { setup } = useAssessment();
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(
    () => setup().id,
    (id) => teamApi.team(id),
  );
  const [dialog, setDialog] = createSignal<TeamDialog>();
  const again = async () => {
    await refetch();
  };
  return (
    <div class="page team">
      <SecurityHead />
      <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
        {(team) => (
          <>
            <section class="team-part">
              <header class="team-part-head">
                <h2>{t().membersTitle}</h2>
                <span class="small faint">{t().summary(team().members.length)}</span>
                <Button look="ink" onClick={() => setDialog({ about: "invitation" })}>
                  {t().invite.go}
                </Button>
              </header>
              <TeamTable
                members={team().members}
                highRisk={team().highRisk}
                demo={setup().demo}
                onAct={(about, member) => setDialog({ about, member })}
              />
            </section>
            <InvitationList assessmentId={setup().id} invitations={team().invitations} onChanged={again} />
          </>
        )}
      </Opened>
      <TeamDialogs assessmentId={setup().id} dialog={dialog()} onChanged={again} onClose={() => setDialog(undefined)} />
    </div>
  );
}
