import type { FrameworkFormat } from "@octant/schemas";
import { For } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { downloadBlob } from "../data/download.ts";
import { libraryApi } from "../data/library-api.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

const FORMATS: readonly FrameworkFormat[] = ["yaml", "json"];

/** Hands out a framework as a file, in either form that can be brought in again. */
export function TakeOut(props: { frameworkId: string }) {
  const t = () => words().frameworks;
  return (
    <fieldset class="framework-take" aria-label={t().takeOut}>
      <For each={FORMATS}>{(format) => <TakeButton frameworkId={props.frameworkId} format={format} />}</For>
    </fieldset>
  );
}

function TakeButton(props: { frameworkId: string; format: FrameworkFormat }) {
  const t = () => words().frameworks;
  const take = createSubmit(async () => {
    const answer = await libraryApi.file(props.frameworkId, props.format);
    downloadBlob(await answer.blob(), `${props.frameworkId}.${props.format}`);
  });
  return (
    <>
      <Button disabled={take.working()} onClick={() => void take.run()}>
        {t().take[props.format]}
      </Button>
      <Refusal sentence={take.sentence()} />
    </>
  );
}
