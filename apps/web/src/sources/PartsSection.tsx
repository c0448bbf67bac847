import { NO_FACTS_YET, type Source } from "@octant/schemas";
import { createMemo, createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Field, Note, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { Options } from "./RegisterFields.tsx";

type Props = {
  assessmentId: string;
  source: Source;
  all: readonly Source[];
  cuts: Cuts;
  canAdd: boolean;
  onAdded: (part: Source) => void;
};

/** The linked parts of a focus group whose people belong to several stakeholder groups. Source: method, section 2. */
export function PartsSection(props: Props) {
  const t = () => words().register;
  const [groupId, setGroupId] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  const firstId = () => props.source.partOf ?? props.source.id;
  const parts = createMemo(() => props.all.filter(({ id, partOf }) => id === firstId() || partOf === firstId()));
  const taken = () => new Set(parts().flatMap((part) => part.groupId ?? []));
  const free = () => props.cuts.groups.filter(({ id }) => !taken().has(id));
  const groupName = (id: string | null) =>
    props.cuts.groups.find((group) => group.id === id)?.name ?? words().sources.notPlaced;

  const add = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const part = await api.registerSource(props.assessmentId, partLike(props.source, firstId(), groupId()));
      showToast({ text: t().partAdded(words().citation.name(part)) });
      setGroupId(null);
      props.onAdded(part);
    } catch (error) {
      setProblem(() => error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="register-form identity" aria-labelledby="parts-head">
      <h3 id="parts-head">{t().parts}</h3>
      <p class="quiet">{t().partsHint}</p>
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().partNotAdded}>
            <p>{problemSentence(error())}</p>
          </Note>
        )}
      </Show>
      <Show when={parts().length > 1} fallback={<p>{t().partsNone}</p>}>
        <ul class="parts">
          <For each={parts()}>
            {(part) => (
              <li data-current={part.id === props.source.id ? "" : undefined}>
                {words().citation.name(part)} · {groupName(part.groupId)}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.canAdd && free().length > 0}>
        <div class="part-add">
          <Field label={t().partGroup}>
            {(ids) => (
              <select {...ids} class="control" onChange={(event) => setGroupId(event.currentTarget.value || null)}>
                <Options none={t().notSaid} chosen={groupId()} options={free()} />
              </select>
            )}
          </Field>
          <Button disabled={busy() || groupId() === null} onClick={() => void add()}>
            {t().partAdd}
          </Button>
        </div>
      </Show>
    </section>
  );
}

/** What a part shares with the one beside which it was heard; who took part in it, and its coder, are its own. */
function partLike(source: Source, partOf: string, groupId: string | null) {
  const { title, kind, areaId, periodIds, language, consent } = source;
  const { date, interviewer, mode, access, present, questions, consentHow, sensitivity } = source;
  const placed = { id: uuidv7(), title, kind, groupId, clusterId: null, areaId, periodIds, language, consent };
  const heard = { date, interviewer, mode, access, present, questions, consentHow, sensitivity };
  return { ...placed, ...NO_FACTS_YET, ...heard, partOf };
}
