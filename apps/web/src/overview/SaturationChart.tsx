import { CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import { createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { type ChartTokens, readChartTokens } from "../scorecard/chart-tokens.ts";

Chart.register(LineController, LineElement, PointElement, CategoryScale, LinearScale);

/** Owns one Chart.js instance: made on mount, updated in place, destroyed with the component. Ink, since it is a count of work. */
export function SaturationChart(props: { label: string; names: readonly string[]; totals: readonly number[] }) {
  let canvas!: HTMLCanvasElement; // `ref` sets it before onMount runs
  onMount(() => {
    const place = canvas.parentElement ?? document.body;
    const [tokens, setTokens] = createSignal(readChartTokens(place));
    const look = () => setTokens(readChartTokens(place));
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", look);
    const appearance = new MutationObserver(look);
    appearance.observe(document.documentElement, { attributes: true });
    const chart = new Chart(canvas, { type: "line", data: { datasets: [] } });
    createEffect(() => {
      chart.data = dataOf(props.names, props.totals, tokens());
      chart.options = optionsOf(tokens());
      chart.update("none");
    });
    onCleanup(() => {
      dark.removeEventListener("change", look);
      appearance.disconnect();
      chart.destroy();
    });
  });
  return (
    <div class="saturation-chart">
      <canvas ref={canvas} role="img" aria-label={props.label} />
    </div>
  );
}

function dataOf(names: readonly string[], totals: readonly number[], { ink }: ChartTokens) {
  const line = { borderColor: ink, borderWidth: 1.5, pointRadius: 2.5, pointBackgroundColor: ink };
  return { labels: [...names], datasets: [{ data: [...totals], stepped: "before" as const, ...line }] };
}

function optionsOf(tokens: ChartTokens): NonNullable<ConstructorParameters<typeof Chart<"line">>[1]["options"]> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    font: { family: tokens.font, size: 11 },
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
    scales: {
      x: { grid: { display: false }, border: { color: tokens.axis }, ticks: { display: false } },
      y: {
        beginAtZero: true,
        border: { display: false },
        grid: { color: tokens.line },
        ticks: { color: tokens.faint, precision: 0, maxTicksLimit: 5 },
      },
    },
  };
}
