import type { Source } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { api } from "../data/api.ts";
import { downloadBlob } from "../data/download.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { attachmentName } from "./attachment-name.ts";

/** Takes the file that a source came from out of Octant. */
export function OriginalSection(props: { assessmentId: string; source: Source }) {
  const t = () => words().sources.original;
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  const take = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await api.original(props.assessmentId, props.source.id);
      const name = attachmentName(answer.headers.get("Content-Disposition")) ?? props.source.title;
      downloadBlob(await answer.blob(), name);
    } catch (error) {
      setProblem(() => error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="register-form identity" aria-labelledby="original-head">
      <h3 id="original-head">{t().title}</h3>
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().notDone}>
            <p>{problemSentence(error())}</p>
          </Note>
        )}
      </Show>
      <p class="quiet">{t().hint}</p>
      <p>
        <Button disabled={busy()} onClick={() => void take()}>
          {t().take}
        </Button>
      </p>
    </section>
  );
}
