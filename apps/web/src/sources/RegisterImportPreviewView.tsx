import type { RegisterFileRow, RegisterImportPreview } from "@octant/schemas";
import { createMemo, createSignal, createUniqueId, For, type JSX, Match, Show, Switch } from "solid-js";
import { words } from "../words/words.ts";

type Tab = "refused" | "changed" | "added" | "columns";
/** As many rows are shown at once; who has more of a kind looks into the file. */
const SHOWN = 300;

/** What a register's file would do, row by row: first what is refused, with its place and a sentence. */
export function RegisterImportPreviewView(props: { preview: RegisterImportPreview }) {
  const t = () => words().registerImport;
  const panelId = createUniqueId();
  const of = (kind: RegisterFileRow["outcome"]["kind"]) =>
    props.preview.rows.filter(({ outcome }) => outcome.kind === kind);
  const sizes = createMemo(() => ({
    refused: of("refused").length,
    changed: of("changed").length,
    added: of("added").length,
    columns: props.preview.columns.length,
  }));
  const tabs: readonly Tab[] = ["refused", "changed", "added", "columns"];
  const [chosen, setChosen] = createSignal<Tab>();
  const tab = () => chosen() ?? tabs.find((name) => sizes()[name] > 0) ?? "columns";
  return (
    <section class="import-preview" aria-label={t().tabsLabel}>
      <div class="import-tabs" role="tablist" aria-label={t().tabsLabel}>
        <For each={tabs}>
          {(name) => (
            <button
              type="button"
              role="tab"
              id={`${panelId}-${name}`}
              aria-selected={tab() === name}
              aria-controls={panelId}
              tabindex={tab() === name ? 0 : -1}
              onClick={() => setChosen(name)}
              onKeyDown={(event) => moveTab(event, tabs, name, setChosen)}
            >
              {t().tabs[name](sizes()[name])}
            </button>
          )}
        </For>
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab()}`} tabindex="0">
        <Switch>
          <Match when={tab() === "refused"}>
            <RefusedRows rows={props.preview.rows} />
          </Match>
          <Match when={tab() === "changed"}>
            <ChangedRows rows={of("changed")} />
          </Match>
          <Match when={tab() === "added"}>
            <AddedRows rows={of("added")} />
          </Match>
          <Match when={tab() === "columns"}>
            <Columns preview={props.preview} />
          </Match>
        </Switch>
      </div>
    </section>
  );
}

function moveTab(event: KeyboardEvent, tabs: readonly Tab[], from: Tab, choose: (tab: Tab) => void): void {
  const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const step = event.key === forward ? 1 : event.key.startsWith("Arrow") && /Left|Right/.test(event.key) ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(from) + step + tabs.length) % tabs.length];
  if (!next) return;
  choose(next);
  const list = event.currentTarget instanceof HTMLElement ? event.currentTarget.parentElement : null;
  list?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
}

/** Each mistake with its row, its column and a sentence. */
export function RefusedRows(props: { rows: readonly RegisterFileRow[] }) {
  const t = () => words().registerImport;
  const faults = createMemo(() =>
    props.rows.flatMap((row) =>
      row.outcome.kind === "refused" ? row.outcome.faults.map((fault, at) => ({ row, fault, isFirst: at === 0 })) : [],
    ),
  );
  return (
    <RowTable none={t().none.refused} heads={[t().head.row, t().head.column, t().head.what]} all={faults().length}>
      <For each={faults().slice(0, SHOWN)}>
        {({ row, fault, isFirst }) => (
          <tr>
            <th scope="row">{isFirst ? row.row : ""}</th>
            <td>
              {fault.column ?? ""} <span class="faint">{fault.header ?? t().wholeRow}</span>
            </td>
            <td>
              <bdi>{fault.sentence}</bdi>
            </td>
          </tr>
        )}
      </For>
    </RowTable>
  );
}

function ChangedRows(props: { rows: readonly RegisterFileRow[] }) {
  const t = () => words().registerImport;
  return (
    <RowTable none={t().none.changed} heads={[t().head.row, t().head.source, t().head.change]} all={props.rows.length}>
      <For each={props.rows.slice(0, SHOWN)}>
        {(row) => (
          <tr>
            <th scope="row">{row.row}</th>
            <td>
              <SourceName row={row} />
            </td>
            <td>
              <Show when={row.outcome.kind === "changed" && row.outcome}>
                {(outcome) => (
                  <>
                    <Show when={outcome().moves}>
                      <p>
                        <strong>{t().moves}</strong>
                      </p>
                    </Show>
                    <For each={outcome().changes}>
                      {({ field, before, after }) => (
                        <p>
                          {t().fields[field]}: <bdi>{before || t().empty}</bdi> {t().became}{" "}
                          <bdi>{after || t().empty}</bdi>
                        </p>
                      )}
                    </For>
                  </>
                )}
              </Show>
            </td>
          </tr>
        )}
      </For>
    </RowTable>
  );
}

function AddedRows(props: { rows: readonly RegisterFileRow[] }) {
  const t = () => words().registerImport;
  return (
    <RowTable none={t().none.added} heads={[t().head.row, t().head.source, t().head.title]} all={props.rows.length}>
      <For each={props.rows.slice(0, SHOWN)}>
        {(row) => (
          <tr>
            <th scope="row">{row.row}</th>
            <td>
              <SourceName row={row} />
            </td>
            <td>
              <bdi>{row.title}</bdi>
            </td>
          </tr>
        )}
      </For>
    </RowTable>
  );
}

function Columns(props: { preview: RegisterImportPreview }) {
  const t = () => words().registerImport;
  const read = (as: RegisterImportPreview["columns"][number]["as"]) =>
    as === "written" || as === "unknown" ? t().as[as] : t().fields[as];
  return (
    <RowTable none="" heads={[t().head.column, t().head.title, t().head.as]} all={props.preview.columns.length}>
      <For each={props.preview.columns}>
        {({ column, header, as }) => (
          <tr>
            <th scope="row">{column}</th>
            <td>
              <bdi>{header}</bdi>
            </td>
            <td classList={{ quiet: as === "written", "not-read": as === "unknown" }}>{read(as)}</td>
          </tr>
        )}
      </For>
    </RowTable>
  );
}

function SourceName(props: { row: RegisterFileRow }) {
  const t = () => words().registerImport;
  return (
    <Show when={props.row.source} fallback={t().noSource}>
      {(source) => {
        const { kind, number } = source();
        return number === null ? t().nextNumber(words().sourceKind[kind]) : words().citation.name({ kind, number });
      }}
    </Show>
  );
}

function RowTable(props: { none: string; heads: readonly string[]; all: number; children: JSX.Element }) {
  const t = () => words().registerImport;
  return (
    <Show when={props.all > 0} fallback={<p class="quiet import-none">{props.none}</p>}>
      <table class="import-table">
        <thead>
          <tr>
            <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
      <Show when={props.all > SHOWN}>
        <p class="quiet import-none">{t().more(props.all - SHOWN)}</p>
      </Show>
    </Show>
  );
}
