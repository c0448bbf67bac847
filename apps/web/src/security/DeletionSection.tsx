import type { DeletionForecast } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { protectionApi } from "../data/protection-api.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { DeletionDialog } from "./DeletionDialog.tsx";

/** The way to an assessment's end: what would go is counted first, and asked once. */
export function DeletionSection(props: { assessmentId: string }) {
  const t = () => words().security.deletion;
  const [forecast, setForecast] = createSignal<DeletionForecast>();
  const ask = createSubmit(async () => {
    setForecast(await protectionApi.forecastDeletion(props.assessmentId));
  });
  return (
    <section class="security-part" aria-labelledby="security-deletion">
      <h2 id="security-deletion">{t().title}</h2>
      <p class="quiet security-lead">{t().lead}</p>
      <Refusal sentence={ask.sentence()} />
      <div>
        <Button onClick={() => void ask.run()}>{t().ask}</Button>
      </div>
      <Show when={forecast()}>
        {(found) => (
          <DeletionDialog assessmentId={props.assessmentId} forecast={found()} onClose={() => setForecast(undefined)} />
        )}
      </Show>
    </section>
  );
}
