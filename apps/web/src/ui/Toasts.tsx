import { Show } from "solid-js";
import { words } from "../words/words.ts";
import { currentToast, dismissToast } from "./toasts.ts";

/** The place where toasts appear; mounted once, by the frame. */
export function Toasts() {
  return (
    <div class="toasts screen-only" role="status">
      <Show when={currentToast()} keyed>
        {(toast) => (
          <div class="toast">
            <span>{toast.text}</span>
            <Show when={toast.action}>
              {(action) => (
                <button
                  type="button"
                  onClick={() => {
                    dismissToast();
                    action().run();
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
            <button type="button" onClick={dismissToast}>
              {words().act.dismiss}
            </button>
          </div>
        )}
      </Show>
    </div>
  );
}
