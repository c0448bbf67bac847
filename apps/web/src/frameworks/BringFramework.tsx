import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { faultsOf, libraryApi } from "../data/library-api.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Field, Loading, Note, showToast } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

/** Takes a framework's file; what is wrong with it stands below, line by line, until another is chosen. */
export function BringFramework() {
  const t = () => words().frameworks;
  const navigate = useNavigate();
  const [file, setFile] = createSignal<File>();
  const submit = createSubmit(async () => {
    const chosen = file();
    if (!chosen) return;
    const { framework } = await libraryApi.bring(chosen);
    showToast({ text: t().brought(localText(framework.name)) });
    navigate(`/frameworks/${framework.id}`);
  });
  const owesFactor = () => {
    const error = submit.error();
    return error instanceof RefusedError && error.problem.code === "second-factor-required";
  };
  return (
    <section class="library-bring" aria-labelledby="bring-head">
      <h2 id="bring-head">{t().bring}</h2>
      <Field label={t().file} hint={t().bringHint}>
        {(ids) => (
          <input
            {...ids}
            class="control"
            type="file"
            accept=".yaml,.yml,.json"
            disabled={submit.working()}
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0]);
              event.currentTarget.value = ""; // so that the same file can be chosen again, mended
              void submit.run();
            }}
          />
        )}
      </Field>
      <Show when={submit.working()}>
        <Loading what={t().checking(file()?.name ?? "")} />
      </Show>
      <Show when={submit.error()}>
        {(error) => (
          <Note
            urgent
            title={owesFactor() ? t().needsFactor : t().notBrought}
            actions={
              owesFactor() && <Button onClick={() => navigate("/account")}>{words().newAssessment.toAccount}</Button>
            }
          >
            <Show when={faultsOf(error())} fallback={<p>{owesFactor() ? t().needsFactorWhy : submit.sentence()}</p>}>
              {(found) => (
                <>
                  <p>{t().faults(found().faults.length + found().more, file()?.name ?? "")}</p>
                  <table class="library-faults">
                    <thead>
                      <tr>
                        <th scope="col">{t().place.line}</th>
                        <th scope="col">{t().place.column}</th>
                        <th scope="col">{t().place.what}</th>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={found().faults}>
                        {({ line, column, sentence }) => (
                          <tr>
                            <td>{words().format.number(line)}</td>
                            <td>{words().format.number(column)}</td>
                            <td>{sentence}</td>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                  <Show when={found().more > 0}>
                    <p class="quiet">{t().moreFaults(found().more)}</p>
                  </Show>
                </>
              )}
            </Show>
          </Note>
        )}
      </Show>
    </section>
  );
}
