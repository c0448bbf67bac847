import type { LinkPurpose } from "@octant/schemas";
import { A } from "@solidjs/router";
import { createResource, createSignal, Match, Switch } from "solid-js";
import { Mark } from "../app/Mark.tsx";
import { accountApi } from "../data/account-api.ts";
import { findLinkToken } from "../data/find-link-token.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { AwayError } from "../data/request.ts";
import { refreshSession } from "../data/session.ts";
import { takeToken } from "../sign-in/take-token.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { Invitation } from "./Invitation.tsx";
import { MakeAccountForm } from "./MakeAccountForm.tsx";
import { NewPassword } from "./NewPassword.tsx";
import { SecondFactorOffer } from "./SecondFactorOffer.tsx";
import "../sign-in/sign-in.css";
import "./link.css";

type OpenLink = { token: string; purpose: LinkPurpose };

/** Opens a link that works once: the server's first account, an invitation, or a new password. */
export function LinkScreen() {
  usePageTitle(() => words().link.title);
  const token = takeToken(findLinkToken);
  const [made, setMade] = createSignal(false);
  const [read, { refetch }] = createResource(async () => {
    if (token === undefined) return undefined;
    // whoever is signed in takes an invitation with one press; that nobody is, is no fault here
    const [purpose] = await Promise.all([accountApi.readLink(token), refreshSession().catch(() => undefined)]);
    return { token, purpose };
  });
  const open = <Kind extends LinkPurpose["kind"]>(kind: Kind) => {
    const link: OpenLink | undefined = read.error ? undefined : read();
    return link?.purpose.kind === kind ? narrowed<Kind>(link) : undefined;
  };
  return (
    <main class="sign-in">
      <Mark />
      <Switch fallback={<Loading what={words().link.reading} />}>
        <Match when={made()}>
          <SecondFactorOffer needed />
        </Match>
        <Match when={read.error}>
          <Unusable error={read.error} onAgain={() => void refetch()} />
        </Match>
        <Match when={token === undefined}>
          <h1>{words().link.incomplete}</h1>
          <p class="quiet">{words().link.incompleteHow}</p>
          <p>
            <A href="/sign-in">{words().link.toSignIn}</A>
          </p>
        </Match>
        <Match when={open("first-account")}>
          {(link) => (
            <>
              <h1>{words().link.first.title}</h1>
              <p class="quiet">{words().link.first.how}</p>
              <MakeAccountForm token={link().token} go={words().link.first.go} onMade={() => setMade(true)} />
            </>
          )}
        </Match>
        <Match when={open("invitation")}>
          {(link) => <Invitation token={link().token} invitation={link().purpose} />}
        </Match>
        <Match when={open("reset")}>{(link) => <NewPassword token={link().token} reset={link().purpose} />}</Match>
      </Switch>
    </main>
  );
}

/** The link's kind has just been compared, which the compiler does not carry over to the pair that holds it. */
const narrowed = <Kind extends LinkPurpose["kind"]>(link: OpenLink) =>
  link as { token: string; purpose: Extract<LinkPurpose, { kind: Kind }> };

function Unusable(props: { error: unknown; onAgain: () => void }) {
  const away = () => props.error instanceof AwayError;
  return (
    <>
      <h1>{words().link.title}</h1>
      <Note
        urgent
        title={words().link.unusable}
        actions={
          <>
            {away() && <Button onClick={() => props.onAgain()}>{words().act.tryAgain}</Button>}
            <A class="button" href="/sign-in">
              {words().link.toSignIn}
            </A>
          </>
        }
      >
        <p>{problemSentence(props.error)}</p>
        {!away() && <p>{words().link.whomToAsk}</p>}
      </Note>
    </>
  );
}
