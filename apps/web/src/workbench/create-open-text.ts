import type { TextVersion } from "@octant/schemas";
import { createCodePointIndex } from "@octant/spans";
import { createMemo, createSignal } from "solid-js";
import { v7 } from "uuid";
import type { OpenAssessment } from "../app/assessment.ts";
import { byPlace } from "./by-place.ts";
import { codeTitle, findableCodes, numberedCodes } from "./code-names.ts";
import { uncodedSentences } from "./coded-sentences.ts";
import type { CodingScope } from "./coding-commands.ts";
import { createBlockMarks } from "./create-block-marks.ts";
import { createCodings } from "./create-codings.ts";
import { createReader } from "./create-reader.ts";
import { createSentenceCount } from "./create-sentence-count.ts";
import { createReadingSteps } from "./reading-steps.ts";
import { toBlocks } from "./text-blocks.ts";

/** The open text and what is known of it now: where the reader is, its codings, which one is active, how far it is coded. */
export function createOpenText(open: OpenAssessment, version: TextVersion, accountId: string) {
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
    sourceAbout: { aboutAreaId: version.source.areaId, aboutPeriodIds: version.source.periodIds.toSorted() },
    newId: () => v7(),
    now: () => new Date(),
  };
  const codings = createCodings(scope);
  const [activeId, setActiveId] = createSignal<string>();
  const [said, say] = createSignal("");

  const byId = createMemo(() => new Map(codings.drawn().map((coding) => [coding.id, coding])));
  const active = createMemo(() => byId().get(activeId() ?? ""));
  /** What the inspector is about: the selection, else the active coding. */
  const place = createMemo(() => reader.span() ?? active());
  const here = createMemo(() => {
    const span = place();
    const touching = span ? codings.drawn().filter(({ start, end }) => start < span.end && end > span.start) : [];
    return touching.toSorted(byPlace);
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

  return {
    open,
    version,
    index,
    blocks,
    reader,
    scope,
    codings,
    marksOf: createBlockMarks(codings.drawn, blocks),
    byId,
    activeId,
    setActiveId,
    active,
    place,
    here,
    progress,
    /** The sentences that nobody has coded; those not yet counted are counted now. */
    uncodedNow: () => uncoded() ?? uncodedSentences(sentences.now(), codings.drawn()),
    /** What a screen reader is told, beside what is drawn. */
    said,
    say,
    title: (codeId: string) => codeTitle(open, codeId),
    isCoder: myCoderId !== undefined,
    isMine: (coding: { coderId: string }) => coding.coderId === scope.coderId,
    codes: createMemo(() => findableCodes(open)),
    numbered: numberedCodes(open),
  };
}

export type OpenText = ReturnType<typeof createOpenText>;
