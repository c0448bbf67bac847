import type { Span } from "@octant/spans";
import { showHint } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { byPlace } from "./by-place.ts";
import { nearestTo } from "./coded-sentences.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { OpenText } from "./create-open-text.ts";

/** Ways through the open text that go by its codings, and what is told of where they lead. */
export function createWalks(text: OpenText) {
  const { codings, reader, index, say, setActiveId } = text;

  /** Makes a coding the active one and shows it. */
  function activate(coding: DrawnCoding, centre = false): void {
    setActiveId(coding.id);
    reader.reveal({ span: coding, centre });
    say(`${text.title(coding.codeId)}, ${words().stance[coding.stance]}`);
  }

  /** Says what is selected to whoever does not see it. */
  function saySelection(): void {
    const span = reader.span();
    if (span) say(index.slice(span));
  }

  return {
    activate,
    deactivate: () => setActiveId(undefined),
    saySelection,

    /** The next or previous coding at this place, round and round; where there is none, of the whole text. */
    walk(by: 1 | -1): void {
      const isHere = text.here().length > 0;
      const all = isHere ? text.here() : codings.drawn().toSorted(byPlace);
      const at = all.findIndex(({ id }) => id === text.activeId());
      const next = at === -1 && by === -1 ? all.at(-1) : all[(at + by + all.length) % all.length];
      if (next && !isHere) reader.clear(); // or the inspector would stay with a selection far from what is walked to
      if (next) activate(next);
      else showHint(words().workbench.inspector.noneHere);
    },

    /** Selects the nearest sentence that nobody has coded. */
    nextUncoded(by: 1 | -1): void {
      const from = reader.span();
      const position = (by === 1 ? from?.end : from?.start) ?? reader.position();
      const found = nearestTo(text.uncodedNow(), position, by);
      if (!found) {
        showHint(words().workbench.said.allCoded);
        return;
      }
      setActiveId(undefined);
      reader.goTo(found);
      saySelection();
    },

    /** Makes the coding of exactly this place active, or selects the place where there is none. */
    openPlace(span: Span): void {
      const exact = codings.drawn().find(({ start, end }) => start === span.start && end === span.end);
      if (exact) activate(exact, true);
      else reader.select(span);
      reader.reveal({ span, centre: true });
    },
  };
}
