import { createMemo, For, Show } from "solid-js";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Import } from "./create-import.ts";
import type { Cuts } from "./cuts.ts";
import { Drawer } from "./Drawer.tsx";
import { ImportRowView } from "./ImportRowView.tsx";
import { importCounts, isOpen } from "./import-machine.ts";
import { SharedFields } from "./SharedFields.tsx";

type Props = { importing: Import; cuts: Cuts; hrefOf: (textVersionId: string) => string; onClose: () => void };

/** The files on their way in, a row each; every one can be filled in, left out or sent without the others. */
export function ImportDrawer(props: Props) {
  const t = () => words().sources.import;
  const rows = () => props.importing.state();
  const counts = createMemo(() => importCounts(rows()));
  const drafts = () =>
    rows()
      .filter(isOpen)
      .map(({ draft }) => draft);
  const done = () => counts().added + counts().leftOut;
  const isDone = () => done() === rows().length;
  return (
    <Drawer
      title={t().title(rows().length)}
      onClose={props.onClose}
      head={
        <div class="import-head">
          <p role="status">{t().counts(counts())}</p>
          <p class="small faint">{t().mayClose}</p>
          <progress class="bar" aria-label={t().progress} value={done()} max={rows().length} />
        </div>
      }
      foot={
        <footer class="drawer-foot">
          <span class="small quiet">{counts().ready === 0 && !isDone() ? t().consentFirst : ""}</span>
          <Show
            when={isDone()}
            fallback={
              <Button look="ink" disabled={counts().ready === 0} onClick={() => props.importing.storeReady()}>
                {t().addReady(counts().ready)}
              </Button>
            }
          >
            <Button look="ink" onClick={() => props.onClose()}>
              {t().done}
            </Button>
          </Show>
        </footer>
      }
    >
      <Show when={drafts().length > 1}>
        <SharedFields
          cuts={props.cuts}
          drafts={drafts()}
          onApply={(fields) => props.importing.send({ type: "applied-to-all", fields })}
        />
      </Show>
      <ul class="import-rows">
        <For each={rows().map(({ id }) => id)}>
          {(id) => (
            <Show when={rows().find((row) => row.id === id)}>
              {(row) => (
                <ImportRowView
                  row={row()}
                  cuts={props.cuts}
                  open={rows().length === 1}
                  send={props.importing.send}
                  hrefOf={props.hrefOf}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </Drawer>
  );
}
