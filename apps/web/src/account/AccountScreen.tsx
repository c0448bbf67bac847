import { createResource, Show } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { accountApi } from "../data/account-api.ts";
import { refreshSession } from "../data/session.ts";
import { Note, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { Authenticator } from "./Authenticator.tsx";
import { PasskeyList } from "./PasskeyList.tsx";
import { PasswordPart } from "./PasswordPart.tsx";
import { PersonPart } from "./PersonPart.tsx";
import { RecoveryCodesPart } from "./RecoveryCodesPart.tsx";
import { SessionList } from "./SessionList.tsx";
import { TokenList } from "./TokenList.tsx";
import "./account.css";

/** What a person may see and change of their own account. */
export function AccountScreen() {
  const t = () => words().account;
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(() => accountApi.account());
  const again = async () => {
    // names and ways to prove who it is stand in the session too
    await Promise.all([refetch(), refreshSession().catch(() => undefined)]);
  };
  return (
    <Frame>
      <div class="page account">
        <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
          {(mine) => (
            <>
              <h1>{t().title}</h1>
              <Show when={mine().secondFactorRequired && !mine().hasTotp && mine().passkeys.length === 0}>
                <Note title={t().factorNeeded}>
                  <p>{t().factorNeededWhy}</p>
                </Note>
              </Show>
              <PersonPart mine={mine()} onChanged={again} />
              <PasswordPart mine={mine()} onChanged={again} />
              <PasskeyList mine={mine()} onChanged={again} />
              <Authenticator mine={mine()} onChanged={again} />
              <RecoveryCodesPart mine={mine()} onChanged={again} />
              <SessionList />
              <TokenList />
            </>
          )}
        </Opened>
      </div>
    </Frame>
  );
}
