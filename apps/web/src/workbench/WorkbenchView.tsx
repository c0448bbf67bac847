import type { Coding, TextVersion } from "@octant/schemas";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { OpenAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { onOutboxEvent } from "../data/open-outbox.ts";
import { Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AboutPanel } from "./AboutPanel.tsx";
import { CodeTree } from "./CodeTree.tsx";
import { createNeighbours } from "./create-neighbours.ts";
import { createWorkbench } from "./create-workbench.ts";
import { FoldedTree } from "./FoldedTree.tsx";
import { Inspector } from "./Inspector.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import type { KeyCommand } from "./keymap.ts";
import { narrow } from "./narrow.ts";
import { Palette } from "./Palette.tsx";
import { parsePlace } from "./parse-place.ts";
import { ReadingHead } from "./ReadingHead.tsx";
import { Refusals } from "./Refusals.tsx";
import { runCommand } from "./run-command.ts";
import { StatusRow } from "./StatusRow.tsx";
import { Transcript } from "./Transcript.tsx";
import { useKeys } from "./use-keys.ts";

/** The workbench with its text open: codes at the start, the transcript, what is selected at the end. */
export function WorkbenchView(props: {
  open: OpenAssessment;
  version: TextVersion;
  codings: Promise<{ items: Coding[] }>;
  accountId: string;
}) {
  const { open, version } = props;
  const bench = createWorkbench(open, version, props.accountId);
  usePageTitle(() => words().workbench.pageTitle(words().citation.name(version.source.citation)));
  const neighbours = createNeighbours(open.setup().id, version.source.id);
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [keysShown, showKeys] = createSignal(false);
  const [inspectorShown, showInspector] = createSignal(false);
  const [treeShown, showTree] = createSignal(false);
  const [notLoaded, setNotLoaded] = createSignal(false);
  const [arriving, setArriving] = createSignal(true);
  let searchField: HTMLInputElement | undefined;

  const load = (asked: Promise<{ items: Coding[] }>) =>
    asked.then(
      ({ items }) => {
        setNotLoaded(false);
        return bench.codings.load(items);
      },
      () => {
        setNotLoaded(true);
        return bench.codings.load([]);
      },
    );
  const reload = () => load(api.codings(open.setup().id, version.id));
  const loaded = load(props.codings).finally(() => setArriving(false));

  // on a narrow screen a tap on a coded passage opens what is known of it
  createEffect(
    on(bench.activeId, (id) => {
      if (narrow()) showInspector(id !== undefined);
    }),
  );
  // with a code chosen in it, the unfolded tree has done its work
  createEffect(
    on(
      () => bench.palette().at,
      (at) => {
        if (at !== "closed") showTree(false);
      },
    ),
  );
  onMount(() => {
    // a place that the address names is shown at once, and its coding made active once it is known
    createEffect(
      on(
        () => query.at,
        (at) => {
          const place = parsePlace(at, bench.index.length);
          if (!place) return;
          bench.reader.reveal({ span: place, centre: true });
          void loaded.then(() => bench.openPlace(place));
        },
      ),
    );
    // what the server refused was based on something that has changed since
    const stop = onOutboxEvent((event) => {
      if (event.type !== "refused" || event.item.textVersionId !== version.id) return;
      void reload();
      void open.refresh();
    });
    onCleanup(stop);
  });

  const screen = {
    focusSearch: () => {
      showTree(true);
      searchField?.focus();
    },
    showKeys: () => showKeys(true),
    goToSource: (by: 1 | -1) => {
      const href = neighbours.hrefOf(by);
      if (href) navigate(href);
    },
  };
  const run = (command: KeyCommand) => runCommand(bench, screen, command);
  useKeys(version.source.direction, run);

  return (
    <div class="workbench" data-inspector={inspectorShown() ? "" : undefined} data-tree={treeShown() ? "" : undefined}>
      <FoldedTree bench={bench} unfold={screen.focusSearch} />
      <CodeTree
        bench={bench}
        fold={() => showTree(false)}
        searchField={(field) => {
          searchField = field;
        }}
      />
      <div class="reading">
        <ReadingHead bench={bench} neighbours={neighbours} toggleInspector={() => showInspector(!inspectorShown())} />
        <Show when={arriving()}>
          <Loading
            what={words().workbench.opening(words().citation.name(version.source.citation))}
            detail={words().workbench.textHereCodingsComing}
          />
        </Show>
        <Show when={notLoaded()}>
          <Note title={words().workbench.codingsNotLoaded}>
            <p>{words().workbench.codingsNotLoadedHint}</p>
          </Note>
        </Show>
        <Refusals bench={bench} />
        <Transcript bench={bench} />
        <Palette bench={bench} />
        <AboutPanel bench={bench} />
        <StatusRow bench={bench} run={run} />
      </div>
      <Inspector bench={bench} close={() => showInspector(false)} />
      <p class="for-reader" role="status">
        {bench.said()}
      </p>
      <Show when={keysShown()}>
        <KeysDialog run={run} close={() => showKeys(false)} />
      </Show>
    </div>
  );
}
