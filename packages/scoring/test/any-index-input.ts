import fc from "fast-check";
import type { CodingStanding, IndexInput, Position } from "../src/index.ts";
import { anyUnitInput } from "./any-unit-input.ts";

const standing = fc.constantFrom<CodingStanding | undefined>(
  undefined,
  undefined,
  "reconciled",
  "second",
  "open-round",
);
const judgement = fc.record({
  sourceId: fc.constantFrom("i1", "i2", "i3", "fg1"),
  questionId: fc.constantFrom("1.1", "1.2", "2.1"),
  position: fc.constantFrom<Position>(-1, -0.5, 0, 0.5, 1),
});

/** Any evidence of a small assessment: whatever standing its codings have, whatever was judged, whatever groups weigh. */
export const anyIndexInput: fc.Arbitrary<IndexInput> = anyUnitInput.chain(({ unit: _, codings, ...input }) =>
  fc
    .record({
      standings: fc.array(standing, { minLength: codings.length, maxLength: codings.length }),
      judged: fc.uniqueArray(judgement, { selector: (one) => `${one.sourceId} ${one.questionId}`, maxLength: 4 }),
      groupWeights: fc.record({ officials: fc.double({ min: 0.1, max: 9, noNaN: true }) }, { requiredKeys: [] }),
      periodIds: fc.constantFrom(["p1", "p2"], ["p1"], []),
    })
    .map(({ standings, ...drawn }) => ({
      ...input,
      ...drawn,
      codings: codings.map((coding, at) => ({ ...coding, standing: standings[at] })),
    })),
);
