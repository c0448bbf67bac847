import type { Stance, TextVersion } from "@octant/schemas";
import { createCodePointIndex, type Span } from "@octant/spans";
import { createMemo, createSignal } from "solid-js";
import { v7 } from "uuid";
import type { OpenAssessment } from "../app/assessment.ts";
import { words } from "../words/words.ts";
import { codeTitle, findableCodes, numberedCodes } from "./code-names.ts";
import { nearestTo, uncodedSentences } from "./coded-sentences.ts";
import { addItem, type CodingScope, changeStanceItem, removeItem } from "./coding-commands.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import { createBlockMarks } from "./create-block-marks.ts";
import { createCodings } from "./create-codings.ts";
import { createReader } from "./create-reader.ts";
import { createSentenceCount } from "./create-sentence-count.ts";
import { narrow } from "./narrow.ts";
import { closedPalette, nextPalette, type PaletteEvent, type PaletteState } from "./palette-machine.ts";
import { createReadingSteps } from "./reading-steps.ts";
import { toBlocks } from "./text-blocks.ts";

/** Everything the open text can show and do; the views draw it and report what was pressed. */
export function createWorkbench(open: OpenAssessment, version: TextVersion, accountId: string) {
  const index = createCodePointIndex(version.text);
  const blocks = toBlocks(version, index);
  const steps = createReadingSteps(index, blocks, version.source.language);
  const reader = createReader(index, blocks, steps);
  const sentences = createSentenceCount(blocks, version.speakers, steps);
  const myCoderId = open.setup().coders.find(({ me }) => me)?.id;
  const scope: CodingScope = {
    accountId,
    assessmentId: open.setup().id,
    textVersionId: version.id,
    coderId: myCoderId ?? accountId,
    newId: () => v7(),
    now: () => new Date(),
  };
  const codings = createCodings(scope);
  const [activeId, setActiveId] = createSignal<string>();
  const [said, say] = createSignal("");
  const [lastUsed, setLastUsed] = createSignal<{ codeId: string; stance: Stance }>();
  const [palette, setPalette] = createSignal<PaletteState>(closedPalette);

  const byId = createMemo(() => new Map(codings.drawn().map((coding) => [coding.id, coding])));
  const active = createMemo(() => byId().get(activeId() ?? ""));
  const marksOf = createBlockMarks(codings.drawn, blocks);
  const place = createMemo(() => reader.span() ?? active());
  const here = createMemo(() => {
    const span = place();
    return span
      ? codings
          .drawn()
          .filter((coding) => coding.start < span.end && coding.end > span.start)
          .toSorted(byPlace)
      : [];
  });
  const uncoded = createMemo(() => {
    const all = sentences.all();
    return all && uncodedSentences(all, codings.drawn());
  });
  const progress = createMemo(() => {
    const all = sentences.all();
    const left = uncoded();
    return all && left ? { coded: all.length - left.length, all: all.length } : undefined;
  });
  const mayCode = () => version.source.consent.analyse === "granted" && myCoderId !== undefined && !narrow();
  const title = (codeId: string) => codeTitle(open, codeId);

  /** Why nothing can be coded just now, said aloud; undefined where it can. */
  function target(): Span | undefined {
    const span = reader.span();
    if (narrow()) say(words().workbench.readOnlyHere);
    else if (!mayCode()) say(words().workbench.mayNotCode);
    else if (!span) say(words().workbench.tree.selectFirst);
    return mayCode() ? span : undefined;
  }

  function apply(codeId: string, stance: Stance): void {
    const span = target();
    if (!span) return;
    const same = here().find(
      (coding) =>
        coding.codeId === codeId &&
        coding.stance === stance &&
        coding.coderId === scope.coderId &&
        coding.start === span.start &&
        coding.end === span.end,
    );
    if (same) {
      setActiveId(same.id);
      say(words().workbench.said.alreadyCoded(title(codeId)));
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
    if (next.at !== "chosen") return void setPalette(next);
    setPalette(closedPalette);
    apply(next.codeId, next.stance);
  }

  function setStance(codingId: string, stance: Stance): void {
    const item = changeStanceItem(scope, codings.state(), codingId, stance);
    if (!item?.after) return;
    codings.act(item);
    setLastUsed({ codeId: item.after.codeId, stance });
    say(words().workbench.said.stance(title(item.after.codeId), stance));
  }

  function remove(codingId: string): DrawnCoding | undefined {
    const gone = byId().get(codingId);
    const item = removeItem(scope, codings.state(), codingId);
    if (!item) return undefined;
    codings.act(item);
    if (activeId() === codingId) setActiveId(undefined);
    return gone;
  }

  function takeBack(direction: "undo" | "redo"): void {
    const act = codings[direction]();
    const { said: sentence } = words().workbench;
    const look = act?.before ?? act?.after;
    if (!act || !look) return void say(direction === "undo" ? sentence.nothingToUndo : sentence.nothingToRedo);
    setActiveId(act.before ? act.codingId : undefined);
    reader.reveal({ span: look, centre: false });
    say(direction === "undo" ? sentence.undone(title(look.codeId)) : sentence.redone(title(look.codeId)));
  }

  function walk(by: 1 | -1): void {
    const all = here().length > 0 ? here() : codings.drawn().toSorted(byPlace);
    const at = all.findIndex(({ id }) => id === activeId());
    const next = at === -1 && by === -1 ? all.at(-1) : all[(at + by + all.length) % all.length];
    if (!next) return void say(words().workbench.inspector.noneHere);
    activate(next);
  }

  function activate(coding: DrawnCoding, centre = false): void {
    setActiveId(coding.id);
    reader.reveal({ span: coding, centre });
    say(`${title(coding.codeId)}, ${words().stance[coding.stance]}`);
  }

  /** Says what is selected to whoever does not see it. */
  function saySelection(): void {
    const span = reader.span();
    if (span) say(index.slice(span));
  }

  /** Makes the coding of exactly this place active, or selects the place where there is none. */
  function openPlace(span: Span): void {
    const exact = codings.drawn().find(({ start, end }) => start === span.start && end === span.end);
    if (exact) activate(exact, true);
    else reader.select(span);
    reader.reveal({ span, centre: true });
  }

  function nextUncoded(by: 1 | -1): void {
    const from = reader.span();
    const position = by === 1 ? (from?.end ?? reader.position()) : (from?.start ?? reader.position());
    const left = uncoded() ?? uncodedSentences(sentences.now(), codings.drawn());
    const found = nearestTo(left, position, by);
    if (!found) return void say(words().workbench.said.allCoded);
    setActiveId(undefined);
    reader.goTo(found);
    saySelection();
  }

  return {
    open,
    version,
    index,
    blocks,
    reader,
    codings,
    marksOf,
    here,
    active,
    activeId,
    place,
    progress,
    palette,
    steer,
    said,
    say,
    lastUsed,
    mayCode,
    title,
    isMine: (coding: { coderId: string }) => coding.coderId === scope.coderId,
    codes: createMemo(() => findableCodes(open)),
    numbered: numberedCodes(open),
    apply,
    setStance,
    remove,
    takeBack,
    walk,
    activate,
    openPlace,
    saySelection,
    deactivate: () => setActiveId(undefined),
    nextUncoded,
  };
}

export type Workbench = ReturnType<typeof createWorkbench>;

/** In order of place, the shorter inside the longer later. */
function byPlace(a: DrawnCoding, b: DrawnCoding): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}
