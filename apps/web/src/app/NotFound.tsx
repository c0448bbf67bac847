import { A } from "@solidjs/router";
import { EmptyState } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main class="page">
      <EmptyState
        title={words().frame.notFound}
        actions={
          <A class="button" data-look="ink" href="/">
            {words().frame.toHome}
          </A>
        }
      >
        {words().frame.notFoundHint}
      </EmptyState>
    </main>
  );
}
