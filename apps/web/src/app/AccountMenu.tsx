import { A, useNavigate } from "@solidjs/router";
import BookOpen from "lucide-solid/icons/book-open";
import LogOut from "lucide-solid/icons/log-out";
import UserRound from "lucide-solid/icons/user-round";
import { createSignal, For, Show } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { session, signOut } from "../data/session.ts";
import { unsentChanges } from "../data/unsent.ts";
import { MenuButton, showToast } from "../ui/index.ts";
import { initialsOf } from "../ui/initials.ts";
import { words } from "../words/words.ts";
import { APPEARANCES, appearance, chooseAppearance } from "./appearance.ts";

/** The person's initials; opens appearance and signing out. */
export function AccountMenu() {
  const account = () => {
    const now = session();
    return now.kind === "in" || now.kind === "ended" ? now.session.account : undefined;
  };
  return (
    <Show when={account()}>
      {(person) => (
        <MenuButton class="frame-person" label={words().frame.account(person().name)} face={initialsOf(person().name)}>
          {(close) => (
            <>
              <p class="menu-heading">
                {words().frame.signedInAs} <bdi>{person().name}</bdi>
              </p>
              <A class="menu-item" href="/account" onClick={close}>
                <UserRound />
                {words().frame.myAccount}
              </A>
              <A class="menu-item" href="/frameworks" onClick={close}>
                <BookOpen />
                {words().frameworks.title}
              </A>
              <p class="menu-heading">{words().frame.appearance}</p>
              <For each={APPEARANCES}>
                {(each) => (
                  <button
                    type="button"
                    class="menu-item"
                    aria-pressed={appearance() === each}
                    onClick={() => chooseAppearance(each)}
                  >
                    {words().frame.appearances[each]}
                  </button>
                )}
              </For>
              <SignOut close={close} />
            </>
          )}
        </MenuButton>
      )}
    </Show>
  );
}

function SignOut(props: { close: () => void }) {
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  const leave = async () => {
    if (unsentChanges() > 0 && !asking()) return setAsking(true);
    props.close();
    try {
      await signOut();
      navigate("/sign-in", { replace: true });
    } catch (error) {
      showToast({ text: problemSentence(error) });
    }
  };
  return (
    <>
      <Show when={asking()}>
        <p class="menu-heading">{words().frame.signOutUnsent(unsentChanges())}</p>
      </Show>
      <button type="button" class="menu-item" onClick={() => void leave()}>
        <LogOut />
        {asking() ? words().frame.signOutAnyway : words().frame.signOut}
      </button>
    </>
  );
}
