import { createSignal, Match, Show, Switch } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Loading, Note, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { RegisterImport, RegisterImportState } from "./create-register-import.ts";
import { Drawer } from "./Drawer.tsx";
import { RefusedRows, RegisterImportPreviewView } from "./RegisterImportPreviewView.tsx";

type Previewed = Extract<RegisterImportState, { at: "previewed" }>;

/** A register's file on its way in: what it would do, the agreement, and what became of it. */
export function RegisterImportDrawer(props: { importing: RegisterImport; onClose: () => void }) {
  const t = () => words().registerImport;
  const state = () => props.importing.state();
  const [reason, setReason] = createSignal("");
  let picker: HTMLInputElement | undefined;
  const previewed = () => {
    const now = state();
    return now.at === "previewed" ? now : undefined;
  };
  const preview = () => {
    const now = state();
    return now.at === "previewed" || now.at === "importing" || now.at === "done" ? now.preview : undefined;
  };
  const isEmpty = ({ preview: { counts } }: Previewed) => counts.added + counts.changed === 0;
  const lacksReason = ({ preview: { moves } }: Previewed) => moves > 0 && reason().trim() === "";
  return (
    <Drawer
      title={state().at === "done" ? t().doneTitle : t().title}
      onClose={props.onClose}
      head={
        <Show when={state().at !== "done" && preview()}>
          {(told) => (
            <p role="status">
              <strong>{t().counts(told().counts)}.</strong> {t().of(told().counts.rows, told().sheet)}
            </p>
          )}
        </Show>
      }
      foot={
        <footer class="drawer-foot">
          <Show when={previewed()} fallback={<CloseFoot isDone={state().at === "done"} onClose={props.onClose} />}>
            {(now) => (
              <>
                <span class="small quiet">{isEmpty(now()) ? t().nothingToDo : ""}</span>
                <Button look="quiet" onClick={() => props.importing.restart()}>
                  {t().other}
                </Button>
                <Button
                  look="ink"
                  disabled={isEmpty(now()) || lacksReason(now())}
                  onClick={() => void props.importing.agree(now().preview.moves > 0 ? reason().trim() : "")}
                >
                  {t().agree(now().preview.counts)}
                </Button>
              </>
            )}
          </Show>
        </footer>
      }
    >
      <input
        ref={(input) => {
          picker = input;
        }}
        type="file"
        hidden
        accept=".csv,.xlsx,text/csv"
        aria-label={t().choose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ""; // so that the same file can be chosen again, mended
          if (file) props.importing.take(file);
        }}
      />
      <Switch>
        <Match when={state().at === "choosing"}>
          <Choice onChoose={() => picker?.click()} />
        </Match>
        <Match when={reading(state())}>{(now) => <Loading what={t().reading(now().name)} />}</Match>
        <Match when={importing(state())}>
          {(now) => <Loading what={t().importing(now().preview.counts.added + now().preview.counts.changed)} />}
        </Match>
        <Match when={refused(state())}>
          {(now) => (
            <>
              <Refusal title={t().notRead} problem={now().problem} kept={t().kept} />
              <Choice onChoose={() => picker?.click()} />
            </>
          )}
        </Match>
        <Match when={previewed()}>
          {(now) => (
            <>
              <Show when={now().outdated}>
                <Note urgent title={t().outdated} />
              </Show>
              <Show when={now().problem}>
                {(problem) => <Refusal title={t().notImported} problem={problem()} kept={t().keptHere} />}
              </Show>
              <Show when={now().preview.moves > 0}>
                <div class="register-form">
                  <TextField
                    label={t().reason}
                    hint={t().reasonHint(now().preview.moves)}
                    required
                    maxlength={500}
                    value={reason()}
                    onInput={setReason}
                  />
                </div>
              </Show>
              <RegisterImportPreviewView preview={now().preview} />
            </>
          )}
        </Match>
        <Match when={done(state())}>
          {(now) => (
            <div class="register-form">
              <p role="status">{t().done(now().counts)}</p>
              <Show when={now().counts.refused > 0}>
                <h3>{t().leftOut}</h3>
                <RefusedRows rows={now().preview.rows} />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Drawer>
  );
}

const reading = (state: RegisterImportState) => (state.at === "reading" ? state : undefined);
const importing = (state: RegisterImportState) => (state.at === "importing" ? state : undefined);
const refused = (state: RegisterImportState) => (state.at === "refused" ? state : undefined);
const done = (state: RegisterImportState) => (state.at === "done" ? state : undefined);

function CloseFoot(props: { isDone: boolean; onClose: () => void }) {
  return (
    <Button look={props.isDone ? "ink" : "quiet"} onClick={() => props.onClose()}>
      {props.isDone ? words().sources.import.done : words().act.cancel}
    </Button>
  );
}

function Choice(props: { onChoose: () => void }) {
  const t = () => words().registerImport;
  return (
    <div class="register-form import-choice">
      <p>{t().about}</p>
      <p>
        <Button look="ink" onClick={() => props.onChoose()}>
          {t().choose}
        </Button>
      </p>
    </div>
  );
}

/** Why a file was not read, with the place where the server told one. */
function Refusal(props: { title: string; problem: unknown; kept: string }) {
  const t = () => words().registerImport;
  const place = () => {
    const [fault] = faultsOf(props.problem);
    return fault && { sentence: fault.sentence, at: t().faultAt(fault.sheet, fault.row, fault.column) };
  };
  return (
    <Note urgent title={props.title}>
      <p>
        <Show when={place()} fallback={problemSentence(props.problem)}>
          {(fault) => (
            <>
              <Show when={fault().at}>
                {(at) => (
                  <strong>
                    <bdi>{at()}</bdi>:{" "}
                  </strong>
                )}
              </Show>
              {fault().sentence}
            </>
          )}
        </Show>{" "}
        {props.kept}
      </p>
    </Note>
  );
}

type FileFault = { sheet: string | null; row: number | null; column: string | null; sentence: string };

/** The faults that the API tells beside `register-file-faulty`. */
function faultsOf(error: unknown): readonly FileFault[] {
  if (!(error instanceof RefusedError) || error.problem.code !== "register-file-faulty") return [];
  return Array.isArray(error.problem.faults) ? (error.problem.faults as FileFault[]) : [];
}
