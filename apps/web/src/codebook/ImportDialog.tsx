import type { Codebook, CodebookFileEntry, CodebookImportPreview } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { codebookApi } from "../data/codebook-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Dialog, Field, Loading, showToast, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

type Props = { assessmentId: string; book: Codebook; onClose: () => void; onDone: () => Promise<void> };

/** A codebook's file: first what would become of each entry, then, agreed to with a reason, the import. */
export function ImportDialog(props: Props) {
  const t = () => words().codebook.files;
  const [file, setFile] = createSignal<File>();
  const [preview, setPreview] = createSignal<CodebookImportPreview>();
  const [places, setPlaces] = createSignal<ReadonlyMap<number, string>>(new Map());
  const [reason, setReason] = createSignal("");
  const placements = () => [...places()].map(([at, questionId]) => ({ at, questionId }));
  const look = createSubmit(async () => {
    const chosen = file();
    if (chosen) setPreview(await codebookApi.previewImport(props.assessmentId, chosen, placements()));
  });
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setPreview(undefined);
    setPlaces(new Map());
    void look.run();
  };
  const place = (at: number, questionId: string) => {
    const next = new Map(places());
    questionId === "" ? next.delete(at) : next.set(at, questionId);
    setPlaces(next);
    void look.run();
  };
  const agree = createSubmit(async () => {
    const [chosen, told] = [file(), preview()];
    if (!chosen || !told) return;
    const command = { id: uuidv7(), basis: told.basis, placements: placements(), reason: reason().trim() };
    const counts = await codebookApi.importFile(props.assessmentId, chosen, command);
    await props.onDone();
    showToast({ text: t().done(counts) });
    props.onClose();
  });
  return (
    <Dialog title={t().importTitle} onClose={() => props.onClose()}>
      <form class="book-form" noValidate onSubmit={agree.onSubmit}>
        <Field label={t().file} hint={t().importHint}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".csv,.qdc"
              class="control"
              onChange={(event) => choose(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        <Show when={look.working() && !preview()}>
          <Loading what={t().reading} />
        </Show>
        <Refusal sentence={look.sentence()} />
        <ul class="facts">
          <For each={faultsOf(look.error())}>{({ place: at, sentence }) => <li>{t().faultAt(at, sentence)}</li>}</For>
        </ul>
        <Show when={preview()}>
          {(told) => (
            <>
              <section class="book-entries" aria-label={t().importTitle} tabindex="0">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t().place}</th>
                      <th scope="col">{t().entry}</th>
                      <th scope="col">{t().becomes}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={told().entries}>
                      {(entry, at) => (
                        <tr>
                          <td>{entry.place}</td>
                          <td>{[...entry.above, entry.name].join(" › ")}</td>
                          <td>
                            <Outcome
                              entry={entry}
                              book={props.book}
                              chosen={places().get(at()) ?? ""}
                              onPlace={(id) => place(at(), id)}
                            />
                          </td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </section>
              <Show when={told().losses.length > 0}>
                <h3>{t().losses}</h3>
                <ul class="facts">
                  <For each={told().losses}>
                    {(loss) => <li>{t().times(loss.sentence, loss.count, loss.place)}</li>}
                  </For>
                </ul>
              </Show>
              <TextField
                label={words().codebook.form.reason}
                hint={words().codebook.form.reasonHint}
                value={reason()}
                onInput={setReason}
                maxlength={2000}
                autocomplete="off"
              />
            </>
          )}
        </Show>
        <Refusal sentence={agree.sentence()} />
        <div class="note-actions">
          <Button
            look="ink"
            type="submit"
            disabled={!preview() || reason().trim() === "" || agree.working() || look.working()}
          >
            {t().agree}
          </Button>
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What becomes of an entry; one that nobody has placed is placed here, or left out. */
function Outcome(props: {
  entry: CodebookFileEntry;
  book: Codebook;
  chosen: string;
  onPlace: (questionId: string) => void;
}) {
  const t = () => words().codebook.files;
  const outcome = () => props.entry.outcome;
  const told = () => {
    const found = outcome();
    return found.kind === "added" ? t().outcome.added(found.questionId) : t().outcome[found.kind];
  };
  const canBePlaced = () => outcome().kind === "unplaced" || props.chosen !== "";
  const questions = () =>
    props.book.questions
      .filter(({ retired }) => !retired)
      .map(({ id, questionId }) => {
        const texts = props.book.framework.dimensions.flatMap((dimension) => dimension.questions);
        const text = texts.find((question) => question.id === questionId);
        return { id, name: text ? `${questionId} ${localText(text.name)}` : questionId };
      });
  return (
    <>
      <Show when={canBePlaced()} fallback={told()}>
        <select
          class="control"
          aria-label={`${props.entry.name}: ${t().outcome.unplaced}`}
          onChange={(event) => props.onPlace(event.currentTarget.value)}
        >
          <option value="" selected={props.chosen === ""}>
            {t().leaveOut}
          </option>
          <For each={questions()}>
            {({ id, name }) => (
              <option value={id} selected={id === props.chosen}>
                {name}
              </option>
            )}
          </For>
        </select>
      </Show>
      <For each={props.entry.faults}>{({ sentence }) => <small class="book-fault">{sentence}</small>}</For>
    </>
  );
}

type Fault = { place: number; sentence: string };

/** Where a file that cannot be read is wrong; nothing for every other refusal. */
function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof RefusedError) || !Array.isArray(error.problem.faults)) return [];
  return error.problem.faults.filter(isFault);
}

function isFault(fact: unknown): fact is Fault {
  if (fact === null || typeof fact !== "object") return false;
  return "place" in fact && typeof fact.place === "number" && "sentence" in fact && typeof fact.sentence === "string";
}
