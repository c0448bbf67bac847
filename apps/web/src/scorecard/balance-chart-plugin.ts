import type { Chart, Plugin } from "chart.js";
import type { BalanceChartData } from "./balance-chart-data.ts";
import { NEAR_EVEN } from "./balance-geometry.ts";
import type { ChartTokens } from "./chart-tokens.ts";

/** What the plugin draws from, read anew at every drawing. */
export type Drawing = { data: BalanceChartData; tokens: ChartTokens; values: readonly (readonly string[])[] };

const HATCH_STEP = 5;

/**
 * What Chart.js has no mark for: paper under the picture, the near-even zone, square brackets, hatching where there is
 * no evidence, and at the end of each row its figures.
 */
export function balanceChartPlugin(drawing: () => Drawing): Plugin<"bar"> {
  return {
    id: "octant-balance",
    beforeDraw: (chart) => {
      const { ctx, width, height } = chart;
      ctx.save();
      ctx.fillStyle = drawing().tokens.paper;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
      drawZone(chart, drawing());
    },
    afterDatasetsDraw: (chart) => {
      drawBrackets(chart, drawing());
      drawAbsences(chart, drawing());
      drawValues(chart, drawing());
    },
  };
}

function drawZone(chart: Chart<"bar">, { tokens }: Drawing): void {
  const { ctx, chartArea } = chart;
  const [start, end] = [xOf(chart, -NEAR_EVEN), xOf(chart, NEAR_EVEN)];
  ctx.save();
  ctx.fillStyle = tokens.nearEven;
  ctx.fillRect(start, chartArea.top, end - start, chartArea.bottom - chartArea.top);
  ctx.restore();
}

function drawBrackets(chart: Chart<"bar">, { data, tokens }: Drawing): void {
  const { ctx } = chart;
  ctx.save();
  ctx.strokeStyle = tokens.ink;
  ctx.lineWidth = 1.6;
  for (const [row, brackets] of data.brackets.entries()) {
    if (!brackets) continue;
    const y = yOf(chart, row);
    for (const [value, inward] of [
      [brackets[0], 5],
      [brackets[1], -5],
    ] as const) {
      const x = xOf(chart, value);
      ctx.beginPath();
      ctx.moveTo(x + inward, y - 9.5);
      ctx.lineTo(x, y - 9.5);
      ctx.lineTo(x, y + 9.5);
      ctx.lineTo(x + inward, y + 9.5);
      ctx.stroke();
    }
  }
  ctx.restore();
}

function drawAbsences(chart: Chart<"bar">, { data, tokens }: Drawing): void {
  const { ctx, chartArea } = chart;
  for (const [row, tone] of data.tones.entries()) {
    if (tone !== "none") continue;
    const top = yOf(chart, row) - 8;
    ctx.save();
    ctx.beginPath();
    ctx.rect(chartArea.left, top, chartArea.right - chartArea.left, 16);
    ctx.clip();
    ctx.strokeStyle = tokens.faint;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let x = chartArea.left - 16; x < chartArea.right; x += HATCH_STEP * Math.SQRT2) {
      ctx.moveTo(x, top + 16);
      ctx.lineTo(x + 16, top);
    }
    ctx.stroke();
    ctx.restore();
  }
}

function drawValues(chart: Chart<"bar">, { data, tokens, values }: Drawing): void {
  const { ctx, chartArea } = chart;
  ctx.save();
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const [row, [value = "", range = ""]] of values.entries()) {
    const y = yOf(chart, row);
    const tone = data.tones[row] ?? "none";
    ctx.fillStyle = tone === "none" ? tokens.faint : tokens.tones[tone];
    ctx.font = `600 15px ${tokens.font}`;
    ctx.fillText(value, chartArea.right + 16, y);
    const beside = chartArea.right + 28 + ctx.measureText(value).width;
    ctx.fillStyle = tokens.faint;
    ctx.font = `12px ${tokens.font}`;
    ctx.fillText(range, beside, y);
  }
  ctx.restore();
}

const xOf = (chart: Chart<"bar">, value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
const yOf = (chart: Chart<"bar">, row: number) => chart.scales.y?.getPixelForValue(row) ?? 0;
