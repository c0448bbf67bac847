import type { Source, SourceWithText, TextPreview } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Note, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { EncodingChoice } from "./EncodingChoice.tsx";

type Choose = Extract<TextPreview, { kind: "choose" }>;
type Asked = { file: File; candidates: Choose["candidates"] };

/** Gives a source that stands in the register alone its text. */
export function TextSection(props: {
  assessmentId: string;
  source: Source;
  onAdded: (source: SourceWithText) => void;
}) {
  const t = () => words().register;
  let picker: HTMLInputElement | undefined;
  const [asked, setAsked] = createSignal<Asked>();
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  const take = async (file: File, encoding: string | null) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const preview = await api.previewText(props.assessmentId, file, encoding ?? undefined);
      if (preview.kind === "choose") return setAsked({ file, candidates: preview.candidates });
      const source = await api.addText(props.assessmentId, props.source.id, file, { id: uuidv7(), encoding });
      showToast({ text: t().textAdded(words().citation.name(source)) });
      props.onAdded(source);
    } catch (error) {
      setProblem(() => error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="register-form identity" aria-labelledby="text-head">
      <h3 id="text-head">{t().text}</h3>
      <p class="quiet">{t().textHint}</p>
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().textNotAdded}>
            <p>{problemSentence(error())}</p>
          </Note>
        )}
      </Show>
      <input
        ref={(input) => {
          picker = input;
        }}
        type="file"
        hidden
        accept=".txt,.md,text/plain,text/markdown"
        aria-label={t().textChoose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ""; // so that the same file can be chosen again
          if (file) void take(file, null);
        }}
      />
      <Show
        when={asked()}
        fallback={
          <p>
            <Button disabled={busy()} onClick={() => picker?.click()}>
              {t().textChoose}
            </Button>
          </p>
        }
      >
        {(open) => (
          <EncodingChoice
            candidates={open().candidates}
            onChoose={(encoding) => void take(open().file, encoding)}
            leaveOut={
              <Button look="quiet" onClick={() => setAsked(undefined)}>
                {words().act.cancel}
              </Button>
            }
          />
        )}
      </Show>
    </section>
  );
}
