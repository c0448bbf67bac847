import { describe, expect, test } from "vitest";
import { profileDemo } from "../../../test/profile-demo.ts";

const { codings, profileOf, figuresOf, balanceOf } = profileDemo("minusma-2019");

/** What the study found, in words, as bounds of the balance. */
const leanings = [
  { dimension: 1, name: "primacy of politics", words: "constrains", least: -1, most: -0.2501 },
  { dimension: 2, name: "mandates and resources", words: "constrains", least: -1, most: -0.2501 },
  { dimension: 3, name: "people-centred approach", words: "mixed to constrains", least: -0.5, most: 0 },
  { dimension: 4, name: "legitimacy and credibility", words: "mixed", least: -0.25, most: 0.25 },
  { dimension: 5, name: "national and local ownership", words: "constrains to mixed", least: -0.5, most: 0 },
  { dimension: 6, name: "women, peace and security", words: "supports", least: 0.2501, most: 1 },
  { dimension: 7, name: "international support", words: "mixed", least: -0.25, most: 0.25 },
  { dimension: 8, name: "coherence and partnerships", words: "mixed to constrains", least: -0.5, most: 0 },
];

describe("the demo leans as the study it follows", () => {
  test.each(leanings)("$name: $words", ({ dimension, least, most }) => {
    expect(balanceOf(dimension)).toBeGreaterThanOrEqual(least);
    expect(balanceOf(dimension)).toBeLessThanOrEqual(most);
  });

  test.each(leanings)("$name: $words, also where nobody told the speakers of a focus group apart", (leaning) => {
    const unmarked = codings.map((coding) => ({ ...coding, speaker: null }));
    expect(balanceOf(leaning.dimension, {}, unmarked)).toBeGreaterThanOrEqual(leaning.least);
    expect(balanceOf(leaning.dimension, {}, unmarked)).toBeLessThanOrEqual(leaning.most);
  });

  test("women, peace and security improves, international support weakens", () => {
    const change = (dimension: number) =>
      balanceOf(dimension, { periodId: "since-2016" }) - balanceOf(dimension, { periodId: "up-to-2016" });
    expect(change(6)).toBeGreaterThanOrEqual(0.15);
    expect(change(7)).toBeLessThanOrEqual(-0.15);
  });

  test("the mission is more legitimate in the North than in the Centre and in the South", () => {
    const north = balanceOf(4, { areaId: "north" });
    expect(north - balanceOf(4, { areaId: "centre" })).toBeGreaterThanOrEqual(0.3);
    expect(north - balanceOf(4, { areaId: "south" })).toBeGreaterThanOrEqual(0.3);
  });
});

test("each dimension rests on at least four clusters in three groups, none of them all on one side", () => {
  for (const { dimension, name } of leanings) {
    const { counts, balance } = figuresOf(dimension);
    expect(counts.clusters, name).toBeGreaterThanOrEqual(4);
    expect(counts.groups, name).toBeGreaterThanOrEqual(3);
    expect(Math.abs(balance), name).toBeLessThan(0.75);
  }
});

test("the demo shows what thin evidence looks like", () => {
  const { evidence, profile } = profileOf(4, { areaId: "menaka" });
  expect(profile.kind, "only a source that is not placed spoke about Ménaka").toBe("no-evidence");
  expect(evidence.notPlaced.length).toBeGreaterThan(0);
  expect(profileOf(7, { areaId: "north" }).profile.kind).toBe("no-evidence");
  expect(profileOf(2, { areaId: "north" }).profile).toMatchObject({ counts: { clusters: 2 } });
});

test("overlapping codings of two coders are one passage", () => {
  const { evidence } = profileOf(6);
  expect(evidence.passages.length).toBeLessThan(evidence.codingCount);
});
