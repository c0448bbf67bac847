import { onCleanup } from "solid-js";

/**
 * The token that the address carries in its fragment, or undefined. It leaves the address bar and the history at once,
 * before it is spent. Another link put into the same tab opens the screen anew.
 */
export function takeToken(find: (fragment: string) => string | undefined): string | undefined {
  const token = find(location.hash);
  if (token !== undefined) history.replaceState(history.state, "", location.pathname);
  const again = () => {
    if (find(location.hash) !== undefined) location.reload();
  };
  addEventListener("hashchange", again);
  onCleanup(() => removeEventListener("hashchange", again));
  return token;
}
