import type { Codebook } from "@octant/schemas";
import { useSearchParams } from "@solidjs/router";
import { createMemo, createResource, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { useAssessment } from "../app/assessment.ts";
import { codebookApi } from "../data/codebook-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { OverviewTabs } from "../overview/OverviewTabs.tsx";
import { showToast, usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { BookTree } from "./BookTree.tsx";
import { bookLines } from "./book-tree.ts";
import { CodebookFiles } from "./CodebookFiles.tsx";
import { EntryActs } from "./EntryActs.tsx";
import { EntryDetail } from "./EntryDetail.tsx";
import { EntryHistory } from "./EntryHistory.tsx";
import "./codebook.css";

/** What the study codes with: dimensions, questions and its own codes, what each means, how it was changed and why. */
export function CodebookScreen() {
  const t = () => words().codebook;
  const { setup, refresh } = useAssessment();
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(
    () => setup().id,
    (id) => codebookApi.codebook(id),
  );
  const again = async () => {
    await Promise.all([refetch(), refresh()]);
  };
  return (
    <div class="page codebook">
      <OverviewTabs />
      <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
        {(book) => <Book book={book()} onChanged={again} />}
      </Opened>
    </div>
  );
}

function Book(props: { book: Codebook; onChanged: () => Promise<void> }) {
  const t = () => words().codebook;
  const { setup } = useAssessment();
  const [search, setSearch] = useSearchParams<{ entry?: string }>();
  const lines = createMemo(() => bookLines(props.book, { local: localText, hidden: t().hidden }));
  const chosen = () => lines().find(({ id }) => id === search.entry) ?? lines()[0];
  const nameOf = (id: string | null) => lines().find((line) => line.id === id)?.name;
  const isLead = () => setup().role === "lead";
  const done = async (entryId?: string) => {
    await props.onChanged();
    if (entryId !== undefined) setSearch({ entry: entryId });
  };
  const undo = async (commandId: string) => {
    const command = { id: uuidv7(), reason: t().takenBackReason };
    const { back, left } = await codebookApi.undoRecoding(setup().id, commandId, command);
    await props.onChanged();
    showToast({ text: t().takenBack(back, left) });
  };
  return (
    <>
      <div class="page-head codebook-head">
        <h1>{t().title}</h1>
        <p class="small faint">{baseLine(props.book)}</p>
        <CodebookFiles assessmentId={setup().id} book={props.book} isLead={isLead()} onChanged={props.onChanged} />
      </div>
      <div class="codebook-body">
        <BookTree lines={lines()} chosen={chosen()?.id ?? ""} onChoose={(entry) => setSearch({ entry })} />
        <Show when={chosen()}>
          {(line) => (
            <article class="book-entry">
              <EntryDetail line={line()} parentName={nameOf(line().parentId)} />
              <EntryActs
                assessmentId={setup().id}
                line={line()}
                lines={lines()}
                forked={props.book.fork !== null}
                isLead={isLead()}
                mayAdd={isLead() || setup().role === "coder"}
                onDone={done}
              />
              <Show when={line().kind !== "dimension"}>
                <EntryHistory
                  acts={actsOf(line())}
                  nameOf={(id) => nameOf(id) ?? words().unknown}
                  onTakeBack={
                    isLead()
                      ? (commandId) =>
                          void undo(commandId).catch((error: unknown) => showToast({ text: problemSentence(error) }))
                      : undefined
                  }
                />
              </Show>
            </article>
          )}
        </Show>
      </div>
    </>
  );
}

function baseLine({ base, fork }: Codebook): string {
  const t = words().codebook;
  const name = localText(base.name);
  return fork ? t.forked(name, new Date(fork.at)) : t.base(name);
}

function actsOf(line: ReturnType<typeof bookLines>[number]) {
  if (line.kind === "dimension") return [];
  return line.kind === "question" ? line.question.acts : line.code.acts;
}
