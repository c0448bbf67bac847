import { expect, test } from "vitest";
import { makeCoding } from "../test/make-coding.ts";
import { codingAgreement, type RecordedCoding } from "./index.ts";

const ben = (said: Partial<RecordedCoding> & { id: string }) => makeCoding({ coderId: "ben", ...said });

test("what was coded once has no alpha and no share", () => {
  const agreementOn = codingAgreement([makeCoding({ id: "a" }), ben({ id: "b", sourceId: "i2", textVersionId: "t2" })]);
  expect(agreementOn(["1.1"])).toEqual({ stanceAlpha: null, doubleCodedShare: 0 });
});

test("second codings speak for how reliable the coding of their questions is, and for no other question", () => {
  const places = [0, 20, 40, 60];
  const first = places.map((start, at) =>
    makeCoding({ id: `a${at}`, start, end: start + 10, stance: at < 2 ? "supports" : "constrains" }),
  );
  const second = first.map((coding) =>
    ben({ ...coding, id: `${coding.id} again`, coderId: "ben", standing: "second" }),
  );
  const other = makeCoding({ id: "o", sourceId: "i2", textVersionId: "t2" });
  const agreementOn = codingAgreement([...first, ...second, other]);
  expect(agreementOn(["1.1"])).toEqual({
    stanceAlpha: expect.objectContaining({ kind: "alpha", alpha: 1 }),
    doubleCodedShare: 0.5,
  });
  expect(agreementOn(["2.1"])).toEqual({ stanceAlpha: null, doubleCodedShare: 0 });
});

test("an open blind round tells nothing, and what was reconciled is nobody's second reading", () => {
  for (const standing of ["open-round", "reconciled"] as const) {
    const agreementOn = codingAgreement([makeCoding({ id: "a" }), ben({ id: "b", standing })]);
    expect(agreementOn(["1.1"]), standing).toEqual({ stanceAlpha: null, doubleCodedShare: 0 });
  }
});
