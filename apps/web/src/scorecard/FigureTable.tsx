import { writeCsv } from "@octant/csv";
import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { downloadBlob } from "../data/download.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { figureColumns, figureRows } from "./figure-columns.ts";
import type { ScorecardLine } from "./scorecard-lines.ts";

type Props = { lines: readonly ScorecardLine[]; unit: string; hrefOf: (dimensionId: string) => string };

/** Every figure in words and numbers: what the marks draw, for those who read or reckon with it. */
export function FigureTable(props: Props) {
  const t = () => words().scorecard.table;
  const columns = () => figureColumns(words());
  return (
    <div class="figure-table">
      <CsvActions lines={props.lines} unit={props.unit} />
      <section class="figure-scroll" aria-label={t().caption(props.unit)} tabindex="0">
        <table>
          <caption>{t().caption(props.unit)}</caption>
          <thead>
            <tr>
              <th scope="col">{t().dimension}</th>
              <For each={columns()}>
                {({ key, head }) => (
                  <th scope="col" data-column={key}>
                    {head}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.lines}>
              {(line) => (
                <tr>
                  <th scope="row">
                    <A href={props.hrefOf(line.dimensionId)}>
                      {line.dimensionId} {line.name}
                    </A>
                  </th>
                  <For each={columns()}>
                    {({ key, text }) => (
                      <td data-column={key}>
                        <Show when={text(line)} fallback={<span class="hatched none" title={words().none} />}>
                          {(shown) => <bdi class="figures">{shown()}</bdi>}
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <p class="small faint">{t().note}</p>
    </div>
  );
}

function CsvActions(props: Pick<Props, "lines" | "unit">) {
  const t = () => words().scorecard.table;
  const [said, setSaid] = createSignal("");
  const csv = () => writeCsv(figureRows(props.lines, props.unit, words()));
  const copy = () =>
    navigator.clipboard.writeText(csv()).then(
      () => setSaid(t().copied),
      () => setSaid(t().notCopied),
    );
  return (
    <p class="figure-actions screen-only">
      <Button onClick={() => void copy()}>{t().copy}</Button>
      <Button onClick={() => downloadBlob(new Blob([csv()], { type: "text/csv" }), `${t().fileName}.csv`)}>
        {t().download}
      </Button>
      <span class="small faint" role="status">
        {said()}
      </span>
    </p>
  );
}
