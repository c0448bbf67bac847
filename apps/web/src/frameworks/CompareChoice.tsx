import { useNavigate } from "@solidjs/router";
import { createResource, For } from "solid-js";
import { latestOf } from "../data/latest-of.ts";
import { libraryApi } from "../data/library-api.ts";
import { Field } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

/** Chooses the version that this one is compared with, and goes there. */
export function CompareChoice(props: { frameworkId: string }) {
  const t = () => words().frameworks;
  const navigate = useNavigate();
  const [list] = createResource(() => libraryApi.list());
  const others = () => latestOf(list)?.items.filter(({ id }) => id !== props.frameworkId) ?? [];
  return (
    <div class="framework-compare">
      <Field label={t().compare}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            disabled={others().length === 0}
            onChange={(event) => navigate(`/frameworks/${props.frameworkId}/compare/${event.currentTarget.value}`)}
          >
            <option value="" disabled selected>
              {t().choose}
            </option>
            <For each={others()}>{({ id, name }) => <option value={id}>{localText(name)}</option>}</For>
          </select>
        )}
      </Field>
    </div>
  );
}
