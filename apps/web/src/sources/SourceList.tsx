import type { RegisterFormat, Source } from "@octant/schemas";
import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { downloadBlob } from "../data/download.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Sources } from "./create-sources.ts";
import { NoSources, SourcesHead } from "./SourcesHead.tsx";
import { SourceTable } from "./SourceTable.tsx";
import { type CutParams, cutName, inCut, readCut } from "./source-cut.ts";
import { findLines, lineMaker, type Sorting, type SortKey, sortLines } from "./source-rows.ts";

type Props = {
  sources: Sources;
  importing: number;
  hrefOf: (textVersionId: string) => string;
  onEdit: (source: Source) => void;
  onReopen: () => void;
  onPaste: () => void;
  onChoose: () => void;
  /** Opens the import of a table; undefined for those who may not. */
  onTable: (() => void) | undefined;
  /** Gives the register as a file: these sources, in this order. */
  onSave: (format: RegisterFormat, sourceIds: string[]) => Promise<Response>;
};

/** The table with its head, found and sorted in the page; or that there is nothing yet, or not everything. */
export function SourceList(props: Props) {
  const { names, setup } = useAssessment();
  const t = () => words().sources;
  const [lookedFor, setLookedFor] = createSignal("");
  const [sorting, setSorting] = createSignal<Sorting>({ by: "source", descending: false });
  const [search, setSearch] = useSearchParams<CutParams>();
  const cut = createMemo(() => readCut(search, setup()));
  const toLine = createMemo(() => lineMaker(names(), words()));
  const lines = createMemo(() => props.sources.items().map(toLine()));
  const inside = createMemo(() => {
    const isInside = inCut(cut(), setup().areas);
    return lines().filter(({ source }) => isInside(source));
  });
  const found = createMemo(() => sortLines(findLines(inside(), lookedFor()), sorting(), words().locale));
  const cutTitle = () => cutName(cut(), setup(), t().notPlaced);
  const sort = (by: SortKey) => setSorting((now) => ({ by, descending: now.by === by && !now.descending }));
  const save = async (format: RegisterFormat) => {
    try {
      const answer = await props.onSave(
        format,
        found().map(({ source }) => source.id),
      );
      downloadBlob(await answer.blob(), `${words().registerImport.fileName}.${format}`);
    } catch (error) {
      showToast({ text: `${words().registerImport.notSaved}. ${problemSentence(error)}` });
    }
  };
  const failure = (title: string): JSX.Element => (
    <Note title={title} actions={<Button onClick={() => void props.sources.load()}>{words().act.tryAgain}</Button>}>
      <p>{problemSentence(props.sources.problem())}</p>
    </Note>
  );
  return (
    <Switch>
      <Match when={lines().length > 0}>
        <SourcesHead
          found={found().length}
          all={lines().length}
          lookedFor={lookedFor()}
          onLookFor={setLookedFor}
          importing={props.importing}
          onReopen={props.onReopen}
          onPaste={props.onPaste}
          onChoose={props.onChoose}
          onTable={props.onTable}
          onSave={props.sources.loaded() ? (format) => void save(format) : undefined}
        />
        <Show when={cutTitle()}>
          {(title) => (
            <p class="sources-cut">
              <span>{t().onlyCut(title())}</span>{" "}
              <Button look="quiet" onClick={() => setSearch({ group: undefined, area: undefined, period: undefined })}>
                {t().everySource}
              </Button>
            </p>
          )}
        </Show>
        <Show when={props.sources.problem()}>{failure(t().notAll)}</Show>
        <SourceTable lines={found()} sorting={sorting()} onSort={sort} hrefOf={props.hrefOf} onEdit={props.onEdit} />
      </Match>
      <Match when={props.sources.problem()}>{failure(t().notOpened)}</Match>
      <Match when={!props.sources.loaded()}>
        <Loading what={t().loading} />
      </Match>
      <Match when={props.sources.loaded()}>
        <NoSources
          importing={props.importing}
          onReopen={props.onReopen}
          onPaste={props.onPaste}
          onChoose={props.onChoose}
          onTable={props.onTable}
        />
      </Match>
    </Switch>
  );
}
