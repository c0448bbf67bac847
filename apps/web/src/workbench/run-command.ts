import { showHint } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { removeWithToast } from "./CodingCard.tsx";
import type { Workbench } from "./create-workbench.ts";
import type { KeyCommand } from "./keymap.ts";

/** What a command needs of the screen around the text. */
export type ScreenActs = { focusSearch: () => void; showKeys: () => void; goToSource: (by: 1 | -1) => void };

/** Carries a command out; the keys and the buttons that stand for them come the same way. */
export function runCommand(bench: Workbench, screen: ScreenActs, command: KeyCommand): void {
  const { reader } = bench;
  const { said } = words().workbench;
  switch (command.do) {
    case "move":
      if (command.unit === "sentence") reader.moveSentence(command.by);
      else reader.moveTurn(command.by);
      bench.deactivate();
      bench.saySelection();
      break;
    case "extend":
      if (command.unit === "sentence") reader.extendSentence(command.by);
      else reader.extendWord(command.by);
      bench.saySelection();
      break;
    case "select-turn":
      reader.selectTurn();
      bench.deactivate();
      bench.saySelection();
      break;
    case "next-uncoded":
      bench.nextUncoded(command.by);
      break;
    case "walk-codings":
      bench.walk(command.by);
      break;
    case "open-palette":
      bench.steer({ type: "opened" });
      break;
    case "apply-key": {
      const codeId = bench.numbered[command.key - 1];
      if (codeId === undefined) showHint(said.noCodeOnKey(command.key));
      else bench.steer({ type: "named", codeId });
      break;
    }
    case "other-end":
      bench.otherEnd();
      break;
    case "repeat": {
      if (bench.adjusted()) {
        bench.keepPassage();
        break;
      }
      const last = bench.lastUsed();
      if (last) bench.apply(last.codeId, last.stance);
      else showHint(said.nothingToRepeat);
      break;
    }
    case "stance":
    case "about":
    case "adjust":
    case "remove":
      changeActive(bench, command);
      break;
    case "undo":
    case "redo":
      bench.takeBack(command.do);
      break;
    case "search-codes":
      screen.focusSearch();
      break;
    case "show-keys":
      screen.showKeys();
      break;
    case "source":
      screen.goToSource(command.by);
      break;
    case "clear":
      if (bench.adjusted()) bench.leavePassage();
      else if (reader.selection()) reader.clear();
      else bench.deactivate();
  }
}

function changeActive(
  bench: Workbench,
  command: Extract<KeyCommand, { do: "stance" | "about" | "adjust" | "remove" }>,
): void {
  const active = bench.active();
  const reason = bench.whyNot();
  if (reason !== undefined) showHint(reason);
  else if (!active) showHint(words().workbench.said.noActive);
  else if (!bench.isMine(active)) showHint(words().workbench.said.notYours);
  else if (command.do === "stance") bench.setStance(active.id, command.stance);
  else if (command.do === "about") bench.openAbout(active.id);
  else if (command.do === "adjust") bench.adjust(active);
  else removeWithToast(bench, active.id);
}
