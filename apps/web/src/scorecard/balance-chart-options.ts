import type { ChartConfiguration } from "chart.js";
import { words } from "../words/words.ts";
import type { BalanceChartData } from "./balance-chart-data.ts";
import { AXIS_VALUES } from "./balance-geometry.ts";
import type { ChartTokens } from "./chart-tokens.ts";

type Bar = ChartConfiguration<"bar", BalanceChartData["bars"], string>;

/** Bars and their colours, as Chart.js takes them. */
export function chartJsData({ labels, bars, tones }: BalanceChartData, tokens: ChartTokens): Bar["data"] {
  const backgroundColor = tones.map((tone) => (tone === "none" ? "transparent" : tokens.tones[tone]));
  return { labels, datasets: [{ data: bars, backgroundColor, barThickness: 11 }] };
}

/** Axis, lines and texts of the chart. Nothing moves, and the axis runs from −1 to +1 whatever the rows hold. */
export function chartJsOptions(title: string, tokens: ChartTokens): NonNullable<Bar["options"]> {
  const { footnote } = words().scorecard.chart;
  return {
    indexAxis: "y",
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    devicePixelRatio: Math.max(2, window.devicePixelRatio),
    events: [],
    layout: { padding: { top: 8, right: 210, bottom: 8, left: 12 } },
    font: { family: tokens.font, size: 13 },
    plugins: {
      legend: { display: false },
      tooltip: { enabled: false },
      title: {
        display: true,
        text: title,
        align: "start",
        color: tokens.ink,
        font: { size: 14, weight: 600 },
        padding: { bottom: 16 },
      },
      subtitle: {
        display: true,
        text: footnote,
        position: "bottom",
        align: "start",
        color: tokens.faint,
        font: { size: 12 },
        padding: { top: 12 },
      },
    },
    scales: {
      x: {
        min: -1,
        max: 1,
        position: "top",
        border: { display: false },
        grid: { color: (at) => (at.tick?.value === 0 ? tokens.axis : tokens.line) },
        afterBuildTicks: (axis) => {
          axis.ticks = AXIS_VALUES.map((value) => ({ value }));
        },
        ticks: { color: tokens.faint, callback: (value) => axisLabel(Number(value)) },
      },
      y: {
        grid: { display: false },
        border: { display: false },
        ticks: { color: tokens.ink, font: { size: 13 }, crossAlign: "far" },
      },
    },
  };
}

function axisLabel(value: number): string | string[] {
  const { axis, head } = words().scorecard;
  if (value === -1) return [head.constrains, axis(value)];
  if (value === 1) return [head.supports, axis(value)];
  return ["", axis(value)];
}
