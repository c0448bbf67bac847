import fc from "fast-check";
import { expect, test } from "vitest";
import { findSpeaker, type SpokenTurn } from "./find-speaker.ts";

const turns: SpokenTurn[] = [
  { start: 10, end: 30, speakerId: "p1" },
  { start: 40, end: 50, speakerId: "p2" },
  { start: 50, end: 60, speakerId: "p1" },
];

test("a passage is theirs who has the most of it", () => {
  expect(findSpeaker(turns, { start: 12, end: 20 })).toBe("p1");
  expect(findSpeaker(turns, { start: 25, end: 50 })).toBe("p2");
  expect(findSpeaker(turns, { start: 25, end: 60 }), "two turns of one respondent count together").toBe("p1");
  expect(findSpeaker(turns, { start: 45, end: 55 }), "of equals the first").toBe("p2");
});

test("a passage of the interviewer's, or between turns, is nobody's", () => {
  expect(findSpeaker(turns, { start: 0, end: 10 })).toBeUndefined();
  expect(findSpeaker(turns, { start: 30, end: 40 })).toBeUndefined();
  expect(findSpeaker(turns, { start: 60, end: 90 })).toBeUndefined();
  expect(findSpeaker([], { start: 0, end: 5 })).toBeUndefined();
});

test("nobody else has more of the passage", () => {
  const lengths = fc.array(fc.record({ gap: fc.nat(5), length: fc.integer({ min: 1, max: 9 }), speaker: fc.nat(2) }));
  const span = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }) });
  const holds = fc.property(lengths, span, (parts, { start, length }) => {
    let at = 0;
    const made = parts.map((part): SpokenTurn => {
      const from = at + part.gap;
      at = from + part.length;
      return { start: from, end: at, speakerId: `p${part.speaker}` };
    });
    const passage = { start, end: start + length };
    const share = (id: string) =>
      made
        .filter((turn) => turn.speakerId === id)
        .reduce((sum, t) => sum + Math.max(0, Math.min(t.end, passage.end) - Math.max(t.start, passage.start)), 0);
    const found = findSpeaker(made, passage);
    const best = Math.max(0, ...["p0", "p1", "p2"].map(share));
    expect(found === undefined ? 0 : share(found)).toBe(best);
  });
  fc.assert(holds);
});
