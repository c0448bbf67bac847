import type { Source } from "@octant/schemas";
import { useParams } from "@solidjs/router";
import { createMemo, createResource, createSignal, Match, onMount, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { createDrop } from "./create-drop.ts";
import { createImport } from "./create-import.ts";
import { createRegisterImport } from "./create-register-import.ts";
import { createSources } from "./create-sources.ts";
import { FilePicker } from "./FilePicker.tsx";
import { guardLeaving } from "./guard-leaving.ts";
import { ImportDrawer } from "./ImportDrawer.tsx";
import { isOpen } from "./import-machine.ts";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { PasteDialog } from "./PasteDialog.tsx";
import { RegisterDrawer } from "./RegisterDrawer.tsx";
import { RegisterImportDrawer } from "./RegisterImportDrawer.tsx";
import { SourceList } from "./SourceList.tsx";
import "./sources.css";
import "./drawer.css";
import "./register.css";

/** What is open over the table. */
type Panel = { kind: "import" } | { kind: "table" } | { kind: "paste" } | { kind: "register"; source: Source };

/** Whether a file is a register rather than a text. */
const isTable = ({ name }: File) => /\.(?:csv|xlsx)$/i.test(name);

/** The sources of an assessment: every one on a line, and the way in for new ones. */
export function SourcesScreen() {
  const { assessmentId } = useParams<{ assessmentId: string }>();
  const { setup, refresh } = useAssessment();
  usePageTitle(() => words().sources.pageTitle);
  const [panel, setPanel] = createSignal<Panel>();
  let picker: HTMLInputElement | undefined;

  const sources = createSources((page) => api.sources(assessmentId, page));
  // without them the register still opens: interviewers are then named by what is known of them
  const [people] = createResource(() => api.registerPeople(assessmentId).catch(() => ({ items: [] })));
  const cuts = createMemo(() => ({ ...setup(), people: latestOf(people)?.items ?? [] }));
  const put = (source: Source) => {
    sources.put(source);
    void refresh(); // a source may bring a cluster of its own
  };
  const importing = createImport(
    {
      preview: (file, encoding) => api.previewText(assessmentId, file, encoding),
      store: (file, register) => api.importSource(assessmentId, file, register),
    },
    put,
  );
  const table = createRegisterImport(
    {
      preview: (file) => api.previewRegister(assessmentId, file),
      store: (file, command) => api.importRegister(assessmentId, file, command),
    },
    () => {
      void sources.reload();
      void refresh(); // a table may bring clusters
    },
  );
  const take = (files: readonly File[]) => {
    const [only] = files;
    if (only && files.length === 1 && isTable(only)) {
      table.take(only);
      return setPanel({ kind: "table" });
    }
    importing.clearDone();
    importing.add(files);
    setPanel({ kind: "import" });
  };
  const over = createDrop(take);
  const unfinished = () => importing.state().filter((row) => isOpen(row) || row.stage.at === "sending").length;
  const leaving = guardLeaving(() => unfinished() > 0);
  const hrefOf = (textVersionId: string) => `/a/${assessmentId}/texts/${textVersionId}`;
  onMount(() => void sources.load());

  return (
    <div class="page sources-page">
      <FilePicker
        ref={(input) => {
          picker = input;
        }}
        onFiles={take}
      />
      <SourceList
        sources={sources}
        importing={importing.state().length}
        hrefOf={hrefOf}
        onEdit={(source) => setPanel({ kind: "register", source })}
        onReopen={() => setPanel({ kind: "import" })}
        onPaste={() => setPanel({ kind: "paste" })}
        onTable={
          setup().role === "lead"
            ? () => {
                table.restart();
                setPanel({ kind: "table" });
              }
            : undefined
        }
        onSave={(format, sourceIds) => api.exportRegister(assessmentId, { format, sourceIds })}
        onChoose={() => picker?.click()}
      />
      <Show when={over()}>
        <p class="drop-veil">{words().sources.drop}</p>
      </Show>
      <Show when={leaving.held() ? undefined : panel()} keyed>
        {(open) => (
          <Switch>
            <Match when={open.kind === "import"}>
              <ImportDrawer
                importing={importing}
                cuts={cuts()}
                hrefOf={hrefOf}
                onClose={() => {
                  setPanel(undefined);
                  importing.clearDone();
                }}
              />
            </Match>
            <Match when={open.kind === "table"}>
              <RegisterImportDrawer importing={table} onClose={() => setPanel(undefined)} />
            </Match>
            <Match when={open.kind === "paste"}>
              <PasteDialog onPaste={(file) => take([file])} onClose={() => setPanel(undefined)} />
            </Match>
            <Match when={open.kind === "register" && open.source}>
              {(source) => (
                <RegisterDrawer
                  assessmentId={assessmentId}
                  source={source()}
                  cuts={cuts()}
                  all={sources.items()}
                  onAdded={put}
                  isLead={setup().role === "lead"}
                  onClose={() => setPanel(undefined)}
                  onGone={({ id }) => {
                    sources.drop(id);
                    setPanel(undefined);
                    void refresh();
                  }}
                  onSaved={(saved) => {
                    put(saved);
                    setPanel(undefined);
                  }}
                />
              )}
            </Match>
          </Switch>
        )}
      </Show>
      <Show when={leaving.held()}>
        <LeaveDialog files={unfinished()} onStay={leaving.stay} onLeave={leaving.leave} />
      </Show>
    </div>
  );
}
