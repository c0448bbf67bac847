import type { Stance } from "@octant/schemas";

/** Everything that a key of the workbench can do. Each is also a button. */
export type KeyCommand =
  | { do: "move"; unit: "sentence" | "turn"; by: 1 | -1 }
  | { do: "extend"; unit: "sentence" | "word"; by: 1 | -1 }
  | { do: "next-uncoded"; by: 1 | -1 }
  | { do: "select-turn" }
  | { do: "walk-codings"; by: 1 | -1 }
  | { do: "open-palette" }
  | { do: "apply-key"; key: number }
  | { do: "repeat" }
  | { do: "stance"; stance: Stance }
  | { do: "about" }
  | { do: "adjust" }
  | { do: "other-end" }
  | { do: "remove" }
  | { do: "undo" }
  | { do: "redo" }
  | { do: "search-codes" }
  | { do: "show-keys" }
  | { do: "source"; by: 1 | -1 }
  | { do: "clear" };

/** What of a keyboard event the map looks at. */
export type KeyPress = {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
};

const STANCES: Record<string, Stance> = {
  "+": "supports",
  "=": "supports",
  "0": "mixed",
  "-": "constrains",
  "\u2212": "constrains",
  ".": "context",
};

/** The stance that a key means: by character, or by the key's place where the layout has another character there. */
export function stanceOfKey(press: KeyPress): Stance | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.code === "Digit0" && !press.shiftKey) return "mixed";
  return STANCES[press.key];
}

/**
 * The command that a key press means outside fields, or undefined. `singleLetters` false leaves only what needs no
 * letter, digit or sign alone (WCAG 2.1.4). `forwardArrow` is ArrowLeft in right-to-left texts.
 */
export function toCommand(
  press: KeyPress,
  { singleLetters, forwardArrow }: { singleLetters: boolean; forwardArrow: "ArrowLeft" | "ArrowRight" },
): KeyCommand | undefined {
  if (press.ctrlKey || press.metaKey) return press.altKey ? undefined : historyCommand(press);
  return plainCommand(press, forwardArrow) ?? (singleLetters ? characterCommand(press) : undefined);
}

function historyCommand(press: KeyPress): KeyCommand | undefined {
  const letter = letterOf(press);
  if (letter === "z") return { do: press.shiftKey ? "redo" : "undo" };
  if (letter === "y" && press.ctrlKey && !press.shiftKey) return { do: "redo" };
  return undefined;
}

function plainCommand(press: KeyPress, forwardArrow: string): KeyCommand | undefined {
  if (press.altKey) return undefined;
  if (press.shiftKey && (press.key === "ArrowLeft" || press.key === "ArrowRight")) {
    return { do: "extend", unit: "word", by: press.key === forwardArrow ? 1 : -1 };
  }
  if (press.key === "Escape") return { do: "clear" };
  if (press.shiftKey) return undefined;
  if (press.key === "Enter") return { do: "repeat" };
  if (press.key === "Backspace" || press.key === "Delete") return { do: "remove" };
  return undefined;
}

function characterCommand(press: KeyPress): KeyCommand | undefined {
  const letter = letterOf(press);
  if (press.altKey) {
    if (letter === "j") return { do: "move", unit: "turn", by: 1 };
    if (letter === "k") return { do: "move", unit: "turn", by: -1 };
    return undefined;
  }
  const stance = stanceOfKey(press);
  if (stance) return { do: "stance", stance };
  const digit = digitOf(press);
  if (digit !== undefined) return { do: "apply-key", key: digit };
  if (press.key === "?") return { do: "show-keys" };
  if (press.key === "/") return { do: "search-codes" };
  if (press.key === "[") return { do: "source", by: -1 };
  if (press.key === "]") return { do: "source", by: 1 };
  return letter === undefined ? undefined : letterCommand(letter, press.shiftKey);
}

function letterCommand(letter: string, shifted: boolean): KeyCommand | undefined {
  switch (letter) {
    case "j":
    case "k": {
      const by = letter === "j" ? 1 : -1;
      return shifted ? { do: "extend", unit: "sentence", by } : { do: "move", unit: "sentence", by };
    }
    case "n":
      return { do: "next-uncoded", by: shifted ? -1 : 1 };
    case "l":
      return { do: "walk-codings", by: shifted ? -1 : 1 };
    case "x":
      return shifted ? undefined : { do: "select-turn" };
    case "a":
      return shifted ? undefined : { do: "about" };
    case "e":
      return shifted ? undefined : { do: "adjust" };
    case "o":
      return shifted ? undefined : { do: "other-end" };
    case "c":
      return shifted ? undefined : { do: "open-palette" };
    default:
      return undefined;
  }
}

/** The Latin letter of a key: its character where the layout writes Latin, else the one printed at its place. */
function letterOf({ key, code, altKey }: KeyPress): string | undefined {
  if (!altKey && /^[a-z]$/i.test(key)) return key.toLowerCase();
  // Alt writes other characters on some systems, and an Arabic or Cyrillic layout writes no Latin letter at all
  const nonLatin = altKey || /^\p{L}$/u.test(key);
  return nonLatin && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : undefined;
}

/** 1 to 9: by character, or by place where the row of digits needs Shift, as on a French keyboard. */
function digitOf({ key, code, shiftKey }: KeyPress): number | undefined {
  if (/^[1-9]$/.test(key)) return Number(key);
  const placed = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return placed !== undefined && !shiftKey ? Number(placed) : undefined;
}
