import type { Codebook, CodebookFormat } from "@octant/schemas";
import Download from "lucide-solid/icons/download";
import Upload from "lucide-solid/icons/upload";
import { createSignal, For, Show } from "solid-js";
import { codebookApi } from "../data/codebook-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { downloadBlob } from "../data/download.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { ImportDialog } from "./ImportDialog.tsx";

const FORMATS: readonly CodebookFormat[] = ["csv", "qdc"];

type Props = { assessmentId: string; book: Codebook; isLead: boolean; onChanged: () => Promise<void> };

/** The codebook as a file for a spreadsheet or another program, and the way back in. */
export function CodebookFiles(props: Props) {
  const t = () => words().codebook.files;
  const [importing, setImporting] = createSignal(false);
  return (
    <div class="codebook-files screen-only">
      <For each={FORMATS}>{(format) => <TakeButton assessmentId={props.assessmentId} format={format} />}</For>
      <Show when={props.isLead}>
        <Button onClick={() => setImporting(true)}>
          <Upload /> {t().import}
        </Button>
      </Show>
      <Show when={importing()}>
        <ImportDialog
          assessmentId={props.assessmentId}
          book={props.book}
          onClose={() => setImporting(false)}
          onDone={props.onChanged}
        />
      </Show>
    </div>
  );
}

function TakeButton(props: { assessmentId: string; format: CodebookFormat }) {
  const t = () => words().codebook.files;
  const take = createSubmit(async () => {
    const answer = await codebookApi.file(props.assessmentId, props.format);
    downloadBlob(await answer.blob(), `codebook.${props.format}`);
  });
  return (
    <>
      <Button
        disabled={take.working()}
        title={props.format === "qdc" ? t().exportHint : undefined}
        onClick={() => void take.run()}
      >
        <Download /> {t()[props.format]}
      </Button>
      <Refusal sentence={take.sentence()} />
    </>
  );
}
