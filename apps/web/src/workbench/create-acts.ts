import type { Stance } from "@octant/schemas";
import type { Span } from "@octant/spans";
import { createSignal } from "solid-js";
import { showHint } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { addItem, changeStanceItem, removeItem } from "./coding-commands.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { OpenText } from "./create-open-text.ts";
import { findSame } from "./find-same.ts";
import { narrow } from "./narrow.ts";
import { closedPalette, nextPalette, type PaletteEvent, type PaletteState } from "./palette-machine.ts";

/** What can be done to the codings of the open text. Each act is drawn at once, kept, sent, and can be undone. */
export function createActs(text: OpenText) {
  const { open, version, scope, codings, reader, say, title, setActiveId } = text;
  const [lastUsed, setLastUsed] = createSignal<{ codeId: string; stance: Stance }>();
  const [palette, setPalette] = createSignal<PaletteState>(closedPalette);

  /** Why this person cannot code this text here; undefined where they can. */
  function whyNot(): string | undefined {
    const { role } = open.setup();
    if (version.source.consent.analyse !== "granted") return words().workbench.mayNotCode;
    if (!text.isCoder || (role !== "lead" && role !== "coder")) return words().problems.sentences["right-missing"];
    return narrow() ? words().workbench.readOnlyHere : undefined;
  }

  /** What is to be coded; where nothing is or can be, it is said why. */
  function target(): Span | undefined {
    const span = reader.span();
    const reason = whyNot() ?? (span ? undefined : words().workbench.tree.selectFirst);
    if (reason !== undefined) showHint(reason);
    return reason === undefined ? span : undefined;
  }

  function apply(codeId: string, stance: Stance): void {
    const span = target();
    if (!span) return;
    const same = findSame(text.here(), { ...span, codeId, stance, coderId: scope.coderId });
    if (same) {
      setActiveId(same.id);
      showHint(words().workbench.said.alreadyCoded(title(codeId)));
      return;
    }
    const item = addItem(scope, codeId, span, stance);
    codings.act(item);
    setActiveId(item.codingId);
    setLastUsed({ codeId, stance });
    say(words().workbench.said.coded(title(codeId), stance));
  }

  function steer(event: PaletteEvent): void {
    const opens = event.type === "opened" || event.type === "named";
    if (opens && !target()) return;
    const next = nextPalette(palette(), event);
    setPalette(next.at === "chosen" ? closedPalette : next);
    if (next.at === "chosen") apply(next.codeId, next.stance);
  }

  function setStance(codingId: string, stance: Stance): void {
    const item = changeStanceItem(scope, codings.state(), codingId, stance);
    if (!item?.after) return;
    codings.act(item);
    setLastUsed({ codeId: item.after.codeId, stance });
    say(words().workbench.said.stance(title(item.after.codeId), stance));
  }

  /** Removes a coding and gives what it was, so that the way back can be offered by name. */
  function remove(codingId: string): DrawnCoding | undefined {
    const gone = text.byId().get(codingId);
    const item = removeItem(scope, codings.state(), codingId);
    if (!item) return undefined;
    codings.act(item);
    if (text.activeId() === codingId) setActiveId(undefined);
    return gone;
  }

  function takeBack(direction: "undo" | "redo"): void {
    const undoing = direction === "undo";
    const { said } = words().workbench;
    const act = codings[direction]();
    const look = act?.before ?? act?.after;
    if (!act || !look) {
      showHint(undoing ? said.nothingToUndo : said.nothingToRedo);
      return;
    }
    setActiveId(act.before ? act.codingId : undefined);
    reader.reveal({ span: look, centre: false });
    say(undoing ? said.undone(title(look.codeId)) : said.redone(title(look.codeId)));
  }

  return { whyNot, palette, steer, lastUsed, apply, setStance, remove, takeBack };
}
