import { words } from "../words/words.ts";
import type { KeyCommand } from "./keymap.ts";

/** One line of the key map: what it does, its caps, and the command that its button carries out. */
export type KeyLine = { name: string; caps: string[]; command: KeyCommand | undefined };

/** The keys of the workbench by what they are for. `mac` chooses the signs on the caps. */
export function keyList(mac: boolean): { title: string; lines: KeyLine[] }[] {
  const { keys } = words().workbench;
  const mod = mac ? "⌘" : "Ctrl";
  const alt = mac ? "⌥" : "Alt";
  const line = (name: string, caps: string, command?: KeyCommand): KeyLine => ({
    name,
    caps: caps.split(" "),
    command,
  });
  return [
    {
      title: keys.move,
      lines: [
        line(keys.sentenceNext, "J", { do: "move", unit: "sentence", by: 1 }),
        line(keys.sentencePrevious, "K", { do: "move", unit: "sentence", by: -1 }),
        line(keys.turnNext, `${alt} J`, { do: "move", unit: "turn", by: 1 }),
        line(keys.turnPrevious, `${alt} K`, { do: "move", unit: "turn", by: -1 }),
        line(keys.uncodedNext, "N", { do: "next-uncoded", by: 1 }),
        line(keys.uncodedPrevious, "⇧ N", { do: "next-uncoded", by: -1 }),
        line(keys.sourcePrevious, "[", { do: "source", by: -1 }),
        line(keys.sourceNext, "]", { do: "source", by: 1 }),
      ],
    },
    {
      title: keys.select,
      lines: [
        line(keys.extendNext, "⇧ J", { do: "extend", unit: "sentence", by: 1 }),
        line(keys.extendPrevious, "⇧ K", { do: "extend", unit: "sentence", by: -1 }),
        line(keys.wordForward, "⇧ →", { do: "extend", unit: "word", by: 1 }),
        line(keys.wordBack, "⇧ ←", { do: "extend", unit: "word", by: -1 }),
        line(keys.otherEnd, "O", { do: "other-end" }),
        line(keys.turnWhole, "X", { do: "select-turn" }),
        line(keys.clear, "Esc", { do: "clear" }),
      ],
    },
    {
      title: keys.code,
      lines: [
        line(keys.palette, "C", { do: "open-palette" }),
        line(keys.numbered, "1 – 9"),
        line(keys.repeat, "↵", { do: "repeat" }),
        line(keys.stances, "+ 0 \u2212 ."),
        line(keys.about, "A", { do: "about" }),
        line(keys.passage, "E", { do: "adjust" }),
        line(keys.walkNext, "L", { do: "walk-codings", by: 1 }),
        line(keys.walkPrevious, "⇧ L", { do: "walk-codings", by: -1 }),
        line(keys.remove, "⌫", { do: "remove" }),
      ],
    },
    {
      title: keys.other,
      lines: [
        line(keys.undo, `${mod} Z`, { do: "undo" }),
        line(keys.redo, `⇧ ${mod} Z`, { do: "redo" }),
        line(keys.search, "/", { do: "search-codes" }),
        line(keys.show, "?"),
      ],
    },
  ];
}
