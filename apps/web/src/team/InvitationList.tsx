import type { Invitation } from "@octant/schemas";
import { For } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { teamApi } from "../data/team-api.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

type Props = { assessmentId: string; invitations: readonly Invitation[]; onChanged: () => Promise<void> };

/** The invitations that somebody could still take. */
export function InvitationList(props: Props) {
  const t = () => words().team.invitations;
  return (
    <section class="team-part">
      <header class="team-part-head">
        <h2>{t().title}</h2>
      </header>
      <ul class="team-invitations">
        <For each={props.invitations} fallback={<li class="quiet">{t().none}</li>}>
          {(invitation) => (
            <Line assessmentId={props.assessmentId} invitation={invitation} onChanged={props.onChanged} />
          )}
        </For>
      </ul>
    </section>
  );
}

function Line(props: { assessmentId: string; invitation: Invitation; onChanged: () => Promise<void> }) {
  const t = () => words().team.invitations;
  const role = () => words().role[props.invitation.role];
  const revoke = createSubmit(async () => {
    await teamApi.revokeInvitation(props.assessmentId, props.invitation.id);
    await props.onChanged();
  });
  return (
    <li class="team-invitation">
      <div>
        <span>{t().line(role(), props.invitation.madeBy)}</span>
        <span class="small faint">{t().until(new Date(props.invitation.expiresAt))}</span>
        <Refusal sentence={revoke.sentence()} />
      </div>
      <Button
        look="quiet"
        disabled={revoke.working()}
        aria-label={t().revokeOne(role())}
        onClick={() => void revoke.run()}
      >
        {t().revoke}
      </Button>
    </li>
  );
}
