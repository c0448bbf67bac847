import type { Person, SourceIdentity } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Field, Note, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";

const NOBODY: Person = { name: "", contact: "", place: "", note: "" };
type Opened = Pick<SourceIdentity, "rowVersion" | "person">;

/**
 * Who a source is. Nothing of it is asked for before a lead opens it, which the server logs; nothing of it stays on the
 * page once it is closed. What cannot be verified can still be removed.
 */
export function IdentitySection(props: { assessmentId: string; sourceId: string }) {
  const t = () => words().sources.identity;
  const [opened, setOpened] = createSignal<Opened>();
  const [draft, setDraft] = createSignal(NOBODY);
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  const [removing, setRemoving] = createSignal(false);
  const isEmpty = () => Object.values(draft()).every((line) => line.trim() === "");
  const set = (field: keyof Person) => (line: string) => setDraft({ ...draft(), [field]: line });

  const close = () => {
    setOpened(undefined);
    setDraft(NOBODY);
    setProblem(undefined);
    setRemoving(false);
  };
  const attempt = async (work: () => Promise<void>) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(() => error);
    } finally {
      setBusy(false);
    }
  };
  const open = () =>
    attempt(async () => {
      try {
        const found = await api.identity(props.assessmentId, props.sourceId);
        setDraft(found.person ?? NOBODY);
        setOpened(found);
      } catch (error) {
        const rowVersion = unverified(error);
        if (rowVersion === undefined) throw error;
        setOpened({ rowVersion, person: null });
        setProblem(() => error);
      }
    });
  const save = (rowVersion: number) =>
    attempt(async () => {
      await api.changeIdentity(props.assessmentId, props.sourceId, rowVersion, { id: uuidv7(), ...draft() });
      close();
    });
  const remove = (rowVersion: number) =>
    attempt(async () => {
      await api.removeIdentity(props.assessmentId, props.sourceId, rowVersion);
      close();
    });

  return (
    <section class="register-form identity" aria-labelledby="identity-head">
      <h3 id="identity-head">{t().title}</h3>
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().notDone}>
            <p>{problemSentence(error())}</p>
          </Note>
        )}
      </Show>
      <Show
        when={opened()}
        fallback={
          <>
            <p class="quiet">{t().closed}</p>
            <p>
              <Button disabled={busy()} onClick={() => void open()}>
                {t().open}
              </Button>
            </p>
          </>
        }
      >
        {(found) => (
          <>
            <p class="quiet">{found().rowVersion === 0 ? t().nothing : t().logged}</p>
            <TextField label={t().name} value={draft().name} maxlength={200} autocomplete="off" onInput={set("name")} />
            <TextField
              label={t().contact}
              value={draft().contact}
              maxlength={500}
              autocomplete="off"
              onInput={set("contact")}
            />
            <TextField
              label={t().place}
              value={draft().place}
              maxlength={500}
              autocomplete="off"
              onInput={set("place")}
            />
            <Field label={t().note}>
              {(ids) => (
                <textarea
                  {...ids}
                  class="control"
                  rows={3}
                  maxlength={4_000}
                  autocomplete="off"
                  value={draft().note}
                  onInput={(event) => set("note")(event.currentTarget.value)}
                />
              )}
            </Field>
            <div class="note-actions">
              <Button look="ink" disabled={busy() || isEmpty()} onClick={() => void save(found().rowVersion)}>
                {t().save}
              </Button>
              <Button look="quiet" onClick={close}>
                {t().close}
              </Button>
              <Show when={found().rowVersion > 0}>
                <Show
                  when={removing()}
                  fallback={
                    <Button look="quiet" onClick={() => setRemoving(true)}>
                      {t().remove}
                    </Button>
                  }
                >
                  <Button disabled={busy()} onClick={() => void remove(found().rowVersion)}>
                    {t().removeForGood}
                  </Button>
                </Show>
              </Show>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}

/** The version of what is written down but does not match its seal. */
function unverified(error: unknown): number | undefined {
  if (!(error instanceof RefusedError) || error.problem.code !== "cannot-be-verified") return undefined;
  const { rowVersion } = error.problem;
  return typeof rowVersion === "number" ? rowVersion : undefined;
}
