import { type Span, snapToWords } from "@octant/spans";
import { createMemo, createSignal } from "solid-js";
import { showHint } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { changeSpanItem } from "./coding-commands.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { OpenText } from "./create-open-text.ts";
import { findSame } from "./find-same.ts";
import { toSpan } from "./selection.ts";

/**
 * The passage of a coding as something to be changed: it is taken into the selection, grows and shrinks there as every
 * selection does, and is kept or left as it was.
 */
export function createPassage(text: OpenText) {
  const { reader, codings, scope, index, say, title } = text;
  const [codingId, setCodingId] = createSignal<string>();
  const [dragging, setDragging] = createSignal(false);

  /** The coding whose passage is being changed; going elsewhere in the text ends that. */
  const adjusted = createMemo(() => {
    const active = text.active();
    return active && active.id === codingId() && reader.selection() ? active : undefined;
  });

  function setSpan(coding: DrawnCoding, { start, end }: Span): void {
    const same = findSame(codings.drawn(), { ...coding, start, end });
    if (same && same.id !== coding.id) {
      showHint(words().workbench.said.alreadyCoded(title(coding.codeId)));
      return;
    }
    const item = changeSpanItem(scope, codings.state(), coding.id, { start, end });
    if (!item) return;
    codings.act(item);
    say(words().workbench.said.passage(title(coding.codeId), index.slice({ start, end })));
  }

  function leave(): void {
    setCodingId(undefined);
    reader.clear();
  }

  function keep(): void {
    const [coding, span] = [adjusted(), reader.span()];
    leave();
    if (coding && span) setSpan(coding, span);
  }

  return {
    adjusted,
    dragging,
    setSpan,
    /** Takes a coding's passage into the selection, to be changed there. */
    adjust(coding: DrawnCoding): void {
      reader.goTo({ start: coding.start, end: coding.end });
      setCodingId(coding.id);
      say(words().workbench.said.adjusting(title(coding.codeId)));
    },
    keepPassage: keep,
    leavePassage: leave,
    /** Moves on with the other end of what is selected. */
    otherEnd(): void {
      const moved = reader.swapEnds();
      if (moved) say(words().workbench.said.endMoves(moved));
      else showHint(words().workbench.tree.selectFirst);
    },
    /** Begins to drag one end of the selection; gives how to go on with it, to whole words, and how to let it go. */
    takeEnd(end: "start" | "end") {
      const selection = reader.selection();
      if (!selection) return undefined;
      const span = toSpan(selection);
      const fixed = end === "start" ? span.end : span.start;
      setDragging(true);
      return {
        moveTo(position: number): void {
          const word = snapToWords(index, { start: position, end: position }, text.version.source.language);
          const focus = position < fixed ? word.start : word.end;
          if (focus !== fixed) reader.stretch(fixed, focus);
        },
        letGo(): void {
          setDragging(false);
          const [coding, now] = [adjusted(), reader.span()];
          if (coding && now) setSpan(coding, now);
        },
      };
    },
  };
}
