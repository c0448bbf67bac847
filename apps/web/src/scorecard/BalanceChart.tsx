import { BarController, BarElement, CategoryScale, Chart, LinearScale, SubTitle, Title } from "chart.js";
import { createEffect, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { downloadBlob } from "../data/download.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { type BalanceRow, balanceChartData } from "./balance-chart-data.ts";
import { chartJsData, chartJsOptions } from "./balance-chart-options.ts";
import { balanceChartPlugin } from "./balance-chart-plugin.ts";
import { type ChartTokens, readChartTokens } from "./chart-tokens.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title, SubTitle);

/** Owns one Chart.js instance: made on mount, updated in place, destroyed with the component. Its table stands below. */
export function BalanceChart(props: { title: string; rows: readonly BalanceRow[] }) {
  let canvas!: HTMLCanvasElement; // `ref` sets it before onMount runs
  const t = () => words().scorecard;
  const [tokens, setTokens] = createSignal<ChartTokens>();
  const data = createMemo(() => balanceChartData(props.rows));
  const values = createMemo(() => props.rows.map(({ profile }) => figuresOf(profile)));

  onMount(() => {
    const place = canvas.parentElement ?? document.body;
    const look = () => setTokens(readChartTokens(place));
    look();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", look);
    const appearance = new MutationObserver(look);
    appearance.observe(document.documentElement, { attributes: true });
    const first = readChartTokens(place);
    const drawing = () => ({ data: data(), tokens: tokens() ?? first, values: values() });
    const chart = new Chart(canvas, {
      type: "bar",
      data: chartJsData(data(), first),
      options: chartJsOptions(props.title, first),
      plugins: [balanceChartPlugin(drawing)],
    });
    createEffect(() => {
      chart.data = chartJsData(data(), tokens() ?? first);
      chart.options = chartJsOptions(props.title, tokens() ?? first);
      values();
      chart.update("none");
    });
    onCleanup(() => {
      dark.removeEventListener("change", look);
      appearance.disconnect();
      chart.destroy();
    });
  });

  const download = () =>
    canvas.toBlob((blob) => {
      if (blob) downloadBlob(blob, `${t().table.fileName}.png`);
    });
  return (
    <figure class="balance-chart">
      <div class="balance-chart-canvas">
        <canvas ref={canvas} role="img" aria-label={t().chart.label(props.title)} />
      </div>
      <figcaption class="screen-only">
        <Button onClick={download}>{t().chart.download}</Button>
      </figcaption>
    </figure>
  );
}

function figuresOf(profile: BalanceRow["profile"]): string[] {
  const t = words().scorecard;
  if (profile.kind === "no-evidence") return ["", t.noEvidence];
  const range = profile.sensitivity;
  return [t.balance(profile.balance), range ? t.range(...range) : t.noRange];
}
