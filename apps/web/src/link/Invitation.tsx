import type { LinkPurpose } from "@octant/schemas";
import { useNavigate } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { owedSession, session, signOut } from "../data/session.ts";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { MakeAccountForm } from "./MakeAccountForm.tsx";
import { SecondFactorOffer } from "./SecondFactorOffer.tsx";

type Props = { token: string; invitation: Extract<LinkPurpose, { kind: "invitation" }> };

/** Says to what, as what and until when; then joins: with the account that is signed in, one that is, or a new one. */
export function Invitation(props: Props) {
  const t = () => words().link.invitation;
  const [joined, setJoined] = createSignal(false);
  const [hasAccount, setHasAccount] = createSignal(false);
  const navigate = useNavigate();
  const person = () => {
    const now = session();
    return now.kind === "in" ? now.session.account : undefined;
  };
  const goTo = (assessmentId: string) => navigate(`/a/${assessmentId}/scorecard`, { replace: true });
  const isLead = () => props.invitation.role === "lead";
  return (
    <Show when={!joined()} fallback={<SecondFactorOffer needed={isLead()} />}>
      <h1>{t().title(props.invitation.assessment)}</h1>
      <p class="quiet">
        {t().as(words().role[props.invitation.role])} {t().until(new Date(props.invitation.expiresAt))}
      </p>
      <Switch>
        <Match when={person()}>{(who) => <Join token={props.token} name={who().name} onJoined={goTo} />}</Match>
        <Match when={hasAccount() || owedSession()}>
          <p>{t().signInFirst}</p>
          <SignInForm withLink={false} onSignedIn={() => undefined} />
          <div>
            <Button look="quiet" onClick={() => setHasAccount(false)}>
              {t().noAccount}
            </Button>
          </div>
        </Match>
        <Match when={true}>
          <MakeAccountForm token={props.token} go={t().go} onMade={() => setJoined(true)} />
          <div class="link-other">
            <Button look="quiet" onClick={() => setHasAccount(true)}>
              {t().hasAccount}
            </Button>
          </div>
        </Match>
      </Switch>
    </Show>
  );
}

function Join(props: { token: string; name: string; onJoined: (assessmentId: string) => void }) {
  const t = () => words().link.invitation;
  const join = createSubmit(async () => {
    const { assessmentId } = await accountApi.takeInvitation({ token: props.token });
    props.onJoined(assessmentId);
  });
  return (
    <div class="sign-in-ways">
      <p>{t().signedInAs(props.name)}</p>
      <div class="note-actions">
        <Button look="ink" disabled={join.working()} onClick={() => void join.run()}>
          {t().join}
        </Button>
        <Button look="quiet" onClick={() => void signOut().catch(() => undefined)}>
          {words().signIn.somebodyElse}
        </Button>
      </div>
      <Refusal sentence={join.sentence()} />
    </div>
  );
}
