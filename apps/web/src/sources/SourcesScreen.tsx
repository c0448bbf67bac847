import type { Source } from "@octant/schemas";
import { type BeforeLeaveEventArgs, useBeforeLeave, useParams } from "@solidjs/router";
import ClipboardPaste from "lucide-solid/icons/clipboard-paste";
import Upload from "lucide-solid/icons/upload";
import { createMemo, createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, EmptyState, Loading, Note, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { createDrop } from "./create-drop.ts";
import { createImport } from "./create-import.ts";
import { createSources } from "./create-sources.ts";
import { ImportDrawer } from "./ImportDrawer.tsx";
import { isOpen } from "./import-machine.ts";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { PasteDialog } from "./PasteDialog.tsx";
import { RegisterDrawer } from "./RegisterDrawer.tsx";
import { SourceTable } from "./SourceTable.tsx";
import { findLines, type Sorting, type SortKey, sortLines, toSourceLine } from "./source-rows.ts";
import "./sources.css";
import "./drawer.css";

/** What is open over the table. */
type Panel = { kind: "import" } | { kind: "paste" } | { kind: "register"; source: Source };

/** The sources of an assessment: every one on a line, and the way in for new ones. */
export function SourcesScreen() {
  const { assessmentId } = useParams<{ assessmentId: string }>();
  const { setup, names, refresh } = useAssessment();
  const t = () => words().sources;
  const [panel, setPanel] = createSignal<Panel>();
  const [lookedFor, setLookedFor] = createSignal("");
  const [sorting, setSorting] = createSignal<Sorting>({ by: "source", descending: false });
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>();
  let picker!: HTMLInputElement; // `ref` sets it before anything is pressed

  const sources = createSources((page) => api.sources(assessmentId, page));
  const importing = createImport(
    {
      preview: (file, encoding) => api.previewText(assessmentId, file, encoding),
      store: (file, register) => api.importSource(assessmentId, file, register),
    },
    (source) => {
      sources.put(source);
      void refresh(); // it may have brought a cluster of its own
    },
  );
  const take = (files: Iterable<File>) => {
    importing.clearDone();
    importing.add(files);
    setPanel({ kind: "import" });
  };
  const over = createDrop(take);
  const lines = createMemo(() => sources.items().map((source) => toSourceLine(source, names(), words())));
  const found = createMemo(() => sortLines(findLines(lines(), lookedFor()), sorting(), words().locale));
  const unfinished = () => importing.state().filter((row) => isOpen(row) || row.stage.at === "sending").length;
  const hrefOf = (textVersionId: string) => `/a/${assessmentId}/texts/${textVersionId}`;
  const closeImport = () => {
    setPanel(undefined);
    importing.clearDone();
  };

  onMount(() => {
    void sources.load();
    const warn = (event: BeforeUnloadEvent) => {
      if (unfinished() > 0) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    onCleanup(() => removeEventListener("beforeunload", warn));
  });
  useBeforeLeave((event) => {
    if (unfinished() === 0 || event.defaultPrevented) return;
    event.preventDefault();
    setPanel(undefined);
    setLeaving(event);
  });

  return (
    <div class="page sources-page">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".txt,.md,text/plain,text/markdown"
        aria-label={t().choose}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) take(files);
        }}
      />
      <Switch>
        <Match when={sources.items().length === 0 && sources.problem()}>
          {(problem) => (
            <Note
              title={t().notOpened}
              actions={<Button onClick={() => void sources.load()}>{words().act.tryAgain}</Button>}
            >
              <p>{problemSentence(problem())}</p>
            </Note>
          )}
        </Match>
        <Match when={sources.items().length === 0 && !sources.loaded()}>
          <Loading what={t().loading} />
        </Match>
        <Match when={sources.items().length === 0}>
          <EmptyState
            title={t().empty}
            actions={
              <>
                <Button look="ink" onClick={() => picker.click()}>
                  <Upload /> {t().choose}
                </Button>
                <Button look="quiet" onClick={() => setPanel({ kind: "paste" })}>
                  {t().paste}
                </Button>
              </>
            }
          >
            {t().emptyHint}
          </EmptyState>
          <p class="small faint sources-note">{t().emptyNote}</p>
        </Match>
        <Match when={sources.items().length > 0}>
          <header class="page-head sources-head">
            <h1>
              {found().length === lines().length
                ? t().title(lines().length)
                : t().titleSome(found().length, lines().length)}
            </h1>
            <p class="small faint">{t().dropHint}</p>
            <div class="sources-acts">
              <label class="sources-find">
                <span class="for-reader">{t().find}</span>
                <input
                  type="search"
                  class="control"
                  placeholder={t().findHint}
                  value={lookedFor()}
                  onInput={(event) => setLookedFor(event.currentTarget.value)}
                />
              </label>
              <Show when={importing.state().length > 0}>
                <Button onClick={() => setPanel({ kind: "import" })}>
                  {t().import.reopen(importing.state().length)}
                </Button>
              </Show>
              <Button onClick={() => setPanel({ kind: "paste" })}>
                <ClipboardPaste /> {t().paste}
              </Button>
              <Button look="ink" onClick={() => picker.click()}>
                <Upload /> {t().add}
              </Button>
            </div>
          </header>
          <Show when={sources.problem()}>
            {(problem) => (
              <Note
                title={t().notAll}
                actions={<Button onClick={() => void sources.load()}>{words().act.tryAgain}</Button>}
              >
                <p>{problemSentence(problem())}</p>
              </Note>
            )}
          </Show>
          <SourceTable
            lines={found()}
            sorting={sorting()}
            onSort={(by: SortKey) => setSorting((now) => ({ by, descending: now.by === by && !now.descending }))}
            hrefOf={hrefOf}
            onEdit={(source) => setPanel({ kind: "register", source })}
          />
        </Match>
      </Switch>

      <Show when={over()}>
        <p class="drop-veil">{t().drop}</p>
      </Show>
      <Show when={panel()} keyed>
        {(open) => (
          <Switch>
            <Match when={open.kind === "import"}>
              <ImportDrawer importing={importing} cuts={setup()} hrefOf={hrefOf} onClose={closeImport} />
            </Match>
            <Match when={open.kind === "paste"}>
              <PasteDialog onPaste={(file) => take([file])} onClose={() => setPanel(undefined)} />
            </Match>
            <Match when={open.kind === "register" && open.source}>
              {(source) => (
                <RegisterDrawer
                  assessmentId={assessmentId}
                  source={source()}
                  cuts={setup()}
                  onClose={() => setPanel(undefined)}
                  onSaved={(saved) => {
                    sources.put(saved);
                    setPanel(undefined);
                    showToast({ text: t().change.saved(words().citation.name(saved)) });
                    void refresh();
                  }}
                />
              )}
            </Match>
          </Switch>
        )}
      </Show>
      <Show when={leaving()} keyed>
        {(event) => (
          <LeaveDialog
            files={unfinished()}
            onStay={() => {
              setLeaving(undefined);
              setPanel({ kind: "import" });
            }}
            onLeave={() => event.retry(true)}
          />
        )}
      </Show>
    </div>
  );
}
