import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;

export const position = {
  open: "Judge the source",
  title: (source: string, question: string) => `What ${source} says to ${question}`,
  loading: "Reading what the source says",
  computed: (value: number, passages: number) =>
    `As its codings come to: ${f.signed(value, 2)}, from ${count.passages(passages)}.`,
  silent: "No coding that counts takes a stance here.",
  judged: (value: string, actor: string, at: Date) => `Judged as ${value} by ${actor} on ${f.date(at)}.`,
  removed: (n: number) => `${count.codings(n)} that it cites ${n === 1 ? "was" : "were"} removed since.`,
  replaces: "A judged position stands in place of what the codings come to, in every figure at once.",
  position: "Taken whole, the source",
  steps: {
    "-1": "constrains (−1)",
    "-0.5": "rather constrains (−0.5)",
    "0": "is mixed (0)",
    "0.5": "rather supports (+0.5)",
    "1": "supports (+1)",
  } as Record<string, string>,
  reason: "Why",
  reasonHint: "Say what the counting misses. It is sealed, and stands beside who and when.",
  cites: "Passages it rests on",
  withheld: "withheld: may not be quoted",
  missing: "Choose a position, give a reason, and cite at least one passage.",
  save: "Judge",
  remove: "Let the codings count again",
  history: "History",
  act: (actor: string, at: Date, value: string | null) =>
    `${actor}, ${f.date(at)} ${f.time(at)}: ${value === null ? "taken away" : value}`,
};
