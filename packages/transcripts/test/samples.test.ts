import { readFileSync } from "node:fs";
import { sliceCodePoints } from "@octant/spans";
import { describe, expect, test } from "vitest";
import { readText } from "../src/readers/read-text.ts";

/** Reads a sample of the folder `fixtures`. */
function readSample(name: string) {
  const result = readText(new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url))));
  if (result.kind !== "read") throw new Error(JSON.stringify(result));
  return result;
}

describe("the sample report", () => {
  const report = readSample("report-35k.txt");

  test("is 35 kB of prose without speakers, a turn a paragraph", () => {
    expect(report.length).toBeGreaterThan(34_000);
    expect(report).toMatchObject({ encoding: "utf-8", certain: true, speakers: [], language: "en", direction: "ltr" });
    expect(report.turns.length).toBeGreaterThan(60);
    for (const letter of "“”‘’—…éèŒ€Å") expect(report.text).toContain(letter);
  });

  test("has captions in the middle of sentences, which stay where they stand", () => {
    const captions = [...report.text.matchAll(/[a-z,]\n+Photo: .+\n+[a-z]/g)];
    expect(captions.length).toBeGreaterThanOrEqual(5);
  });

  test("says the same in Windows-1252 with the line ends of Windows, every position included", () => {
    const older = readSample("report-35k-windows-1252.txt");
    expect(older).toEqual({ ...report, encoding: "windows-1252", certain: false });
  });
});

test.each([
  ["interview-fr.txt", "fr", "ltr", ["Enquêtrice", "Répondant"], ["interviewer", "respondent"]],
  ["interview-ar.txt", "ar", "rtl", ["المحاورة", "المشارك"], ["interviewer", "respondent"]],
  [
    "focus-group.md",
    "en",
    "ltr",
    ["Moderator", "P1 (woman, trader)", "P2 (man, teacher)", "P3"],
    ["interviewer", "respondent", "respondent", "respondent"],
  ],
  ["recording.txt", "en", "ltr", ["Adjoa Mensah", "Piet"], [null, null]],
])("the speakers of the sample %s are found", (name, language, direction, names, roles) => {
  const sample = readSample(name);
  expect(sample).toMatchObject({ language, direction });
  expect(sample.speakers.map((speaker) => speaker.name)).toEqual(names);
  expect(sample.speakers.map((speaker) => speaker.role)).toEqual(roles);
  expect(sliceCodePoints(sample.text, { start: sample.turns[0]?.start ?? 0, end: sample.length })).toContain("\n");
});
