import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Framework } from "@octant/schemas";
import { findTurns, readText } from "@octant/transcripts";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { demoFolder } from "../../../test/profile-demo.ts";
import { readDemoDesign } from "./demo-design.ts";
import { readDemo } from "./demo-files.ts";
import { DEMOS } from "./load-demos.ts";

const folder = demoFolder("minusma-2019");
const demos = DEMOS.map((name) => ({ name, folder: demoFolder(name), ...readDemo(demoFolder(name)) }));

describe.each(demos)("the demo $name", ({ folder, assessment, sources }) => {
  const codings = sources.flatMap((source) => source.codings.map((coding) => ({ ...coding, source })));

  test("says before anything else that it is invented, and so does each of its texts", () => {
    expect(assessment.notice).toMatch(/all evidence here is invented/i);
    for (const { file, text } of sources) {
      expect(text, file).toMatch(/^(Invented for the Octant demo\.|Inventé pour la démonstration d’Octant\.)/);
    }
  });

  test("has interviews and focus groups, and one text in French", () => {
    const groups = sources.filter(({ kind }) => kind === "focus-group");
    expect(groups.length).toBeGreaterThanOrEqual(2);
    expect(sources.length - groups.length).toBeGreaterThanOrEqual(6);
    expect(sources.filter(({ language }) => language === "fr")).toHaveLength(1);
  });

  test("has texts that take a few minutes each to read, 350 to 900 words", () => {
    for (const { file, text } of sources) {
      const words = text.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word)).length;
      expect(words, file).toBeGreaterThanOrEqual(350);
      expect(words, file).toBeLessThanOrEqual(900);
    }
  });

  test("has texts that are imported as they stand, so that every span still fits", () => {
    for (const { file, text, language } of sources) {
      const read = readText(readFileSync(join(folder, "sources", `${file}.md`)));
      expect(read, file).toMatchObject({ kind: "read", text, language });
    }
  });

  test("numbers its sources without a gap, by kind", () => {
    for (const kind of ["interview", "focus-group"]) {
      const numbers = sources.filter((source) => source.kind === kind).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    }
  });

  test("cuts exactly the quoted words, within one paragraph", () => {
    for (const { quote, start, end, source } of codings) {
      expect([...source.text].slice(start, end).join("")).toBe(quote);
      expect(quote, source.file).not.toContain("\n");
    }
  });

  test("codes what a respondent says, by the turns that an import finds", () => {
    for (const { file, text, codings: own } of sources) {
      const speech = findTurns(text).filter(({ role }) => role === "respondent");
      for (const { quote, start, end } of own) {
        const isSaid = speech.some((turn) => turn.speechStart <= start && end <= turn.end);
        expect(isSaid, `${file}: ${quote}`).toBe(true);
      }
    }
  });

  test("codes with questions of its framework alone, ten times or more in each text", () => {
    const known = questionsOf(assessment.framework);
    expect([...new Set(codings.map(({ question }) => question))].filter((id) => !known.includes(id))).toEqual([]);
    for (const { file, codings: own } of sources) expect(own.length, file).toBeGreaterThanOrEqual(10);
  });

  test("is coded by two people in some texts, who do not always agree", () => {
    const twice = sources.filter((source) => new Set(source.codings.map(({ coder }) => coder)).size === 2);
    expect(twice.length).toBeGreaterThanOrEqual(3);
    const disagreed = codings.filter((a) =>
      a.source.codings.some(
        (b) =>
          a.coder !== b.coder &&
          a.question === b.question &&
          a.stance !== b.stance &&
          a.start < b.end &&
          b.start < a.end,
      ),
    );
    expect(disagreed.length).toBeGreaterThan(0);
  });
});

test.each(demos.filter(({ name }) => name !== "minusma-2019"))(
  "the demo $name says everywhere that its country does not exist",
  ({ folder, assessment, sources }) => {
    const design = readDemoDesign(folder, assessment);
    expect(design?.mission.name).toContain("(fictitious)");
    expect(design?.mission.country).toContain("a fictitious country");
    for (const { source } of [...(design?.objectives ?? []), ...(design?.timeline ?? [])]) {
      expect(source).toContain("invented");
    }
    expect(assessment.name).toContain("(fictitious)");
    expect(assessment.missionLine).toContain("a fictitious country");
    expect(assessment.notice).toContain("and so is the country");
    for (const { file, text } of sources) {
      expect(text.split("\n")[0], file).toMatch(/is a fictitious country|est un pays fictif/);
    }
  },
);

test("in Karsala nobody was asked about support from abroad, and where nothing was said of a question it is known why", () => {
  const { sources } = readDemo(demoFolder("karsala-2021"));
  for (const { file, heard } of sources) expect(heard?.notAsked, file).toEqual(["7.1", "7.2", "7.3"]);
  expect(sources.flatMap(({ heard }) => heard?.silent ?? []).length).toBeGreaterThan(0);
});

test("one person leads all demos, and whoever is in several bears one name", () => {
  const people = demos.flatMap(({ assessment }) => assessment.members);
  expect(new Set(people.filter(({ role }) => role === "lead").map(({ id }) => id)).size).toBe(1);
  expect(new Set(people.map(({ id, name }) => `${id} ${name}`)).size).toBe(new Set(people.map(({ id }) => id)).size);
});

describe("the first demo", () => {
  const { assessment, sources } = readDemo(folder);
  const codings = sources.flatMap((source) => source.codings.map((coding) => ({ ...coding, source })));

  test("has ten interviews or more, and focus groups in Bamako, Gao and Mopti", () => {
    const groups = sources.filter(({ kind }) => kind === "focus-group");
    expect(sources.filter(({ kind }) => kind === "interview").length).toBeGreaterThanOrEqual(10);
    expect(groups.map(({ area }) => area).toSorted()).toEqual(["bamako", "gao", "mopti"]);
  });

  test("uses every guiding question of its framework, and has many passages that overlap", () => {
    const used = [...new Set(codings.map(({ question }) => question))];
    expect(used.toSorted()).toEqual(questionsOf(assessment.framework).toSorted());
    const overlapping = codings.filter((a) =>
      a.source.codings.some((b) => a.quote !== b.quote && a.start < b.end && b.start < a.end),
    );
    expect(overlapping.length).toBeGreaterThan(20);
  });

  test("has the cases that a team must know: refused quotes, a source not placed, a shared cluster", () => {
    const placeless = new Set(assessment.clusters.filter(({ group }) => group === null).map(({ id }) => id));
    const clusters = sources.map(({ cluster }) => cluster);
    expect(sources.filter(({ consent }) => consent.quote === "refused")).toHaveLength(1);
    expect(sources.every(({ consent }) => consent.analyse === "granted")).toBe(true);
    expect(sources.filter(({ cluster }) => placeless.has(cluster))).toHaveLength(1);
    expect(clusters.length - new Set(clusters).size).toBe(1);
  });
});

function questionsOf(frameworkId: string): string[] {
  const file = fileURLToPath(new URL(`../../../frameworks/${frameworkId}.yaml`, import.meta.url));
  const { dimensions } = Framework.parse(parse(readFileSync(file, "utf8")));
  return dimensions.flatMap((dimension) => dimension.questions.map(({ id }) => id));
}

describe("a demo file with a mistake", () => {
  const copies: string[] = [];
  afterAll(() => {
    for (const copy of copies) rmSync(copy, { recursive: true });
  });

  /** Reads a copy of the demo in which the words `before` of a file were replaced. */
  function readWith(file: string, before: string, after: string) {
    const copy = mkdtempSync(join(tmpdir(), "octant-demo-"));
    copies.push(copy);
    cpSync(folder, copy, { recursive: true });
    const original = readFileSync(join(copy, file), "utf8");
    expect(original).toContain(before);
    writeFileSync(join(copy, file), original.replace(before, after));
    return () => readDemo(copy);
  }

  test.each([
    [
      "words that the text does not hold",
      "one waits for two hours",
      "one waits for ten hours",
      /interview-15.yaml: the text does not hold “.*ten hours/,
    ],
    ["an unknown area", "area: kidal", "area: kidall", /interview-15.yaml: there is no area called kidall/],
    ["an unknown cluster", "cluster: lorry-driver", "cluster: x", /interview-15.yaml: there is no cluster called x/],
    ["an unknown coder", "coder: moussa-keita", "coder: x", /interview-15.yaml: there is no member called x/],
    [
      "codings without consent",
      "analyse: granted",
      "analyse: refused",
      /interview-15.yaml: nobody may code a text without consent to analyse it/,
    ],
    [
      "a question that was answered and not put",
      "coder: moussa-keita\ncodings:",
      `coder: moussa-keita\nheard: { date: 2019-02-11, interviewer: moussa-keita, mode: phone, access: { how: referral },
        present: [nobody], consentHow: oral, notAsked: ["5.1"] }\ncodings:`,
      /interview-15.yaml: a passage answers 5\.1, so it was asked/,
    ],
    ["a stance that does not exist", "stance: mixed", "stance: maybe", /interview-15.yaml: codings\.\d+\.stance/],
  ])("is told with its file: %s", (_, before, after, problem) => {
    expect(readWith("sources/interview-15.yaml", before, after)).toThrow(problem);
  });

  test("is told when its words stand in the text twice", () => {
    const words = "Those without receipts were not asked. They shoot more.";
    const twice = readWith("sources/interview-15.md", words, `${words} ${words}`);
    expect(twice).toThrow(/interview-15.yaml: the text holds “Those without receipts.*” 2 times: say which with nth/);
  });

  test("is told when two periods overlap", () => {
    const overlap = readWith("assessment.yaml", "endsOn: 2015-12-31", "endsOn: 2016-12-31");
    expect(overlap).toThrow(/assessment.yaml: the periods up-to-2016 and since-2016 overlap/);
  });
});
