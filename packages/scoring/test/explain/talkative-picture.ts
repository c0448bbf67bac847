import { SIDE_BEYOND } from "../../src/index.ts";
import { type Worked, workedExample } from "./examples.ts";

/** Passages are drawn source by source, and within a focus group speaker by speaker: one line each. */
type Line = { stances: number[] };
type Row = { cluster: string; position: number; lines: Line[]; top: number; height: number };
type Block = { group: string; balance: number; rows: Row[] };

const WIDTH = 760;
const SQUARE = 8;
const STEP = 10;
const AXIS = { left: 360, right: 730 };
const x = (value: number) => AXIS.left + ((value + 1) / 2) * (AXIS.right - AXIS.left);
const sign = (value: number) => (value > 0 ? "supports" : value < 0 ? "constrains" : "mixed");
const told = (value: number) => {
  const rounded = Math.abs(value).toFixed(2);
  return Number(rounded) === 0 ? rounded : `${value < 0 ? "−" : "+"}${rounded}`;
};
const round = (value: number) => Math.round(value * 10) / 10;

/** The talkative cluster, drawn from what the real functions give: passages as they were said, then what they come to. */
export function talkativePicture(): string {
  const worked = workedExample();
  const blocks = toBlocks(worked);
  const bottom = Math.max(...blocks.flatMap(({ rows }) => rows.map(({ top, height }) => top + height)));
  const height = bottom + 130;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title about">`,
    `<title id="title">One ministry talks most, and weighs as one voice</title>`,
    `<desc id="about">${about(worked)}</desc>`,
    STYLE,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    heading("every passage", 196, 24),
    heading("what each voice says, taken whole", AXIS.left, 24),
    ...zone(40, bottom),
    ...blocks.flatMap(drawBlock),
    ...drawResult(worked, bottom + 46),
    "</svg>\n",
  ].join("\n");
}

function about({ profile }: Worked): string {
  return `The simple mean of ${profile.counts.codings} passages is ${told(profile.naive ?? 0)}. The balance, in which groups weigh the same and clusters within them, is ${told(profile.balance)}.`;
}

function toBlocks({ evidence, profile }: Worked): Block[] {
  const sourcesOf = new Map<string, string[]>();
  for (const { id, cluster } of evidence.profileInput.sources) {
    sourcesOf.set(cluster, [...(sourcesOf.get(cluster) ?? []), id]);
  }
  let top = 44;
  return ["officials", "civil society"].map((group) => {
    const inGroup = profile.clusters.filter((cluster) => cluster.group === group);
    top += 20;
    const rows = inGroup.map(({ id, position }): Row => {
      const lines = (sourcesOf.get(id) ?? []).flatMap((source) => linesOf(evidence, source));
      const row = { cluster: id, position, lines, top, height: Math.max(lines.length * STEP, 22) };
      top += row.height + 10;
      return row;
    });
    return { group, balance: profile.byGroup[group] ?? 0, rows };
  });
}

function linesOf({ profileInput }: Worked["evidence"], source: string): Line[] {
  const bySpeaker = new Map<string, number[]>();
  for (const said of profileInput.stances.filter((stance) => stance.source === source)) {
    const speaker = said.speaker ?? "";
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), said.stance ?? 0]);
  }
  return [...bySpeaker.values()].map((stances) => ({ stances }));
}

function drawBlock({ group, balance, rows }: Block): string[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const [from, to] = [first.top - 4, last.top + last.height + 2];
  return [
    `<text class="group" x="16" y="${first.top - 6}">${group}</text>`,
    `<line class="ink" x1="${round(x(balance))}" x2="${round(x(balance))}" y1="${from}" y2="${to}"/>`,
    `<text class="small" x="${round(x(balance)) + 6}" y="${from - 2}">${group} ${told(balance)}</text>`,
    ...rows.flatMap(drawRow),
  ];
}

function drawRow({ cluster, position, lines, top, height }: Row): string[] {
  const middle = top + height / 2;
  const squares = lines.flatMap(({ stances }, line) =>
    stances.map((stance, at) => {
      const y = top + line * STEP + (height - lines.length * STEP) / 2;
      return passage(stance, 196 + at * STEP, round(y));
    }),
  );
  return [
    `<text x="28" y="${middle + 4}">${cluster}</text>`,
    ...squares,
    `<circle class="${sign(position)}" cx="${round(x(position))}" cy="${middle}" r="6"/>`,
    `<text class="small" x="${round(x(position)) + (position > 0.8 ? -12 : 11)}" y="${middle + 4}"${position > 0.8 ? ' text-anchor="end"' : ""}>${told(position)}</text>`,
  ];
}

/** Told by shape as well as by colour: a square supports, a hollow one is mixed, a triangle that points down constrains. */
function passage(stance: number, left: number, top: number): string {
  if (stance < 0) {
    return `<path class="constrains" d="M${left} ${top} h${SQUARE} l${-SQUARE / 2} ${SQUARE} z"/>`;
  }
  if (stance > 0) return `<rect class="supports" x="${left}" y="${top}" width="${SQUARE}" height="${SQUARE}"/>`;
  return `<rect class="hollow" x="${left + 1}" y="${top + 1}" width="${SQUARE - 2}" height="${SQUARE - 2}"/>`;
}

/** Where a balance is on neither side. */
function zone(from: number, to: number): string[] {
  const [left, right] = [round(x(-SIDE_BEYOND)), round(x(SIDE_BEYOND))];
  return [
    `<rect class="zone" x="${left}" y="${from}" width="${round(right - left)}" height="${to - from}"/>`,
    ...[-1, 0, 1].map((at) => `<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="${from}" y2="${to}"/>`),
  ];
}

function drawResult({ profile }: Worked, y: number): string[] {
  const [balance, naive] = [round(x(profile.balance)), round(x(profile.naive ?? 0))];
  return [
    `<line class="axis" x1="${AXIS.left}" x2="${AXIS.right}" y1="${y}" y2="${y}"/>`,
    ...[-1, 0, 1].map((at) => `<line class="axis" x1="${x(at)}" x2="${x(at)}" y1="${y - 4}" y2="${y + 4}"/>`),
    `<text class="small" x="${AXIS.left}" y="${y + 20}">−1 constrains</text>`,
    `<text class="small" x="${AXIS.right}" y="${y + 20}" text-anchor="end">supports +1</text>`,
    `<path class="ink" d="M${balance} ${y - 8} l6 8 l-6 8 l-6 -8 z"/>`,
    `<text class="strong" x="${balance}" y="${y + 40}" text-anchor="middle">balance ${told(profile.balance)}</text>`,
    `<circle class="ring" cx="${naive}" cy="${y}" r="6"/>`,
    `<text class="small" x="${AXIS.right}" y="${y + 60}" text-anchor="end">simple mean of ${profile.counts.codings} passages ${told(profile.naive ?? 0)}</text>`,
    ...[1, 0, -1].flatMap((stance, at) => {
      const left = 16 + at * 82;
      return [passage(stance, left, y + 32), heading(sign(stance), left + 14, y + 40)];
    }),
    `<text class="small" x="16" y="${y}">${profile.counts.clusters} clusters in ${profile.counts.groups} groups</text>`,
    `<text class="small" x="16" y="${y + 20}">The shaded part is neither side.</text>`,
  ];
}

const heading = (text: string, left: number, y: number) => `<text class="small" x="${left}" y="${y}">${text}</text>`;

/** The stance colours of the screens, light and dark; sign and place say the same without them. */
const STYLE = `<style>
text { font: 13px system-ui, sans-serif; fill: #15181c }
.small { font-size: 12px; fill: #474c54 }
.group { font-weight: 600 }
.strong { font-weight: 600 }
.paper { fill: #f8f8f6 }
.supports { fill: #1260a8 }
.constrains { fill: #b2470a }
.mixed { fill: #6c6a66 }
.ink { fill: #15181c; stroke: #15181c; stroke-width: 2 }
.ring { fill: none; stroke: #474c54; stroke-width: 2 }
.hollow { fill: none; stroke: #6c6a66; stroke-width: 2 }
.axis { stroke: #85857e }
.grid { stroke: #dddcd6 }
.zone { fill: #eeede9 }
@media (prefers-color-scheme: dark) {
  text { fill: #e9e9e6 }
  .small { fill: #b9bdc2 }
  .paper { fill: #14171a }
  .supports { fill: #6fb4f3 }
  .constrains { fill: #f0935a }
  .mixed { fill: #a9a7a2 }
  .ink { fill: #e9e9e6; stroke: #e9e9e6 }
  .ring { stroke: #b9bdc2 }
  .hollow { stroke: #a9a7a2 }
  .axis { stroke: #717880 }
  .grid { stroke: #2d3238 }
  .zone { fill: #2a2c2e }
}
</style>`;
