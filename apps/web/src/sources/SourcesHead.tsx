import type { RegisterFormat } from "@octant/schemas";
import ClipboardPaste from "lucide-solid/icons/clipboard-paste";
import Download from "lucide-solid/icons/download";
import Table from "lucide-solid/icons/table";
import Upload from "lucide-solid/icons/upload";
import { For, Show } from "solid-js";
import { Button, EmptyState, MenuButton } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  found: number;
  all: number;
  lookedFor: string;
  onLookFor: (text: string) => void;
  /** Files of an import that is closed but not finished. */
  importing: number;
  onReopen: () => void;
  onPaste: () => void;
  onChoose: () => void;
  /** Opens the import of a table; undefined for those who may not. */
  onTable?: (() => void) | undefined;
  /** Saves the lines that are found; undefined until all sources have come. */
  onSave?: ((format: RegisterFormat) => void) | undefined;
};

/** How many sources there are, the field that finds one, and the ways in for new ones. */
export function SourcesHead(props: Props) {
  const t = () => words().sources;
  return (
    <header class="page-head sources-head">
      <h1>{props.found === props.all ? t().title(props.all) : t().titleSome(props.found, props.all)}</h1>
      <p class="small faint screen-only">{t().dropHint}</p>
      <div class="sources-acts screen-only">
        <label class="sources-find">
          <span class="for-reader">{t().find}</span>
          <input
            type="search"
            class="control"
            placeholder={t().findHint}
            value={props.lookedFor}
            onInput={(event) => props.onLookFor(event.currentTarget.value)}
          />
        </label>
        <Show when={props.importing > 0}>
          <Button onClick={() => props.onReopen()}>{t().import.reopen(props.importing)}</Button>
        </Show>
        <SaveMenu found={props.found} onSave={props.onSave} />
        <Show when={props.onTable}>
          {(onTable) => (
            <Button onClick={() => onTable()()}>
              <Table /> {words().registerImport.open}
            </Button>
          )}
        </Show>
        <Button onClick={() => props.onPaste()}>
          <ClipboardPaste /> {t().paste}
        </Button>
        <Button look="ink" onClick={() => props.onChoose()}>
          <Upload /> {t().add}
        </Button>
      </div>
    </header>
  );
}

function SaveMenu(props: Pick<Props, "found" | "onSave">) {
  const t = () => words().registerImport;
  const formats: readonly RegisterFormat[] = ["csv", "xlsx"];
  const name = (format: RegisterFormat) => (format === "csv" ? t().saveCsv : t().saveXlsx);
  return (
    <Show
      when={props.onSave}
      fallback={
        <Button disabled>
          <Download /> {t().save}
        </Button>
      }
    >
      {(onSave) => (
        <MenuButton
          class="button"
          label={t().save}
          face={
            <>
              <Download /> {t().save}
            </>
          }
        >
          {(close) => (
            <>
              <p class="menu-note small quiet">{t().saveHint(props.found)}</p>
              <For each={formats}>
                {(format) => (
                  <button
                    type="button"
                    class="menu-item"
                    onClick={() => {
                      close();
                      onSave()(format);
                    }}
                  >
                    {name(format)}
                  </button>
                )}
              </For>
            </>
          )}
        </MenuButton>
      )}
    </Show>
  );
}

/** The page before the first source: what to do, and what becomes of a file. */
export function NoSources(props: Pick<Props, "importing" | "onReopen" | "onPaste" | "onChoose" | "onTable">) {
  const t = () => words().sources;
  return (
    <>
      <EmptyState
        title={t().empty}
        actions={
          <>
            <Button look="ink" onClick={() => props.onChoose()}>
              <Upload /> {t().choose}
            </Button>
            <Show
              when={props.importing > 0}
              fallback={
                <Button look="quiet" onClick={() => props.onPaste()}>
                  {t().paste}
                </Button>
              }
            >
              <Button look="quiet" onClick={() => props.onReopen()}>
                {t().import.reopen(props.importing)}
              </Button>
            </Show>
            <Show when={props.onTable}>
              {(onTable) => (
                <Button look="quiet" onClick={() => onTable()()}>
                  {words().registerImport.open}
                </Button>
              )}
            </Show>
          </>
        }
      >
        {t().emptyHint}
      </EmptyState>
      <p class="small faint sources-note">{t().emptyNote}</p>
    </>
  );
}
