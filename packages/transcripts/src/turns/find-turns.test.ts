import { codePointLength, sliceCodePoints } from "@octant/spans";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTurns } from "./find-turns.ts";

const said = (text: string) =>
  findTurns(text).map((turn) => [turn.speaker, sliceCodePoints(text, { start: turn.speechStart, end: turn.end })]);
const speakersOf = (text: string) => findTurns(text).map(({ speaker }) => speaker);
const rolesOf = (text: string) => findTurns(text).map(({ role }) => role);

describe("a turn", () => {
  test("begins with a name and goes on over lines and blank lines without one", () => {
    const text = "Interviewer: Who comes?\n\nR1, trader: Nobody.\nNot at night.\n\nAnd not by day.\n";
    expect(said(text)).toEqual([
      ["Interviewer", "Who comes?"],
      ["R1, trader", "Nobody.\nNot at night.\n\nAnd not by day."],
    ]);
  });

  test("begins on the next line where the name stands alone, and is empty where nothing follows", () => {
    expect(said("Interviewer:\nWho comes?\n\nR1:\n\nNobody.\nInterviewer:\n")).toEqual([
      ["Interviewer", "Who comes?"],
      ["R1", "Nobody."],
      ["Interviewer", ""],
    ]);
  });

  test("is counted in code points, name included, whatever stands before", () => {
    expect(findTurns("🕊\n\nR1: 🇲🇱 oui\n").at(-1)).toEqual({
      start: 3,
      end: 13,
      speechStart: 7,
      speaker: "R1",
      role: "respondent",
    });
  });

  test("is nobody's before the first name and after a Markdown heading", () => {
    const text =
      "Interview 3\n\nRecorded in May\n\nQ: One?\nA: Two.\n\n## The market\n\nThe recorder was moved.\n\nQ: Three?";
    expect(speakersOf(text)).toEqual([null, null, "Q", "A", null, null, "Q"]);
  });
});

describe("a speaker is", () => {
  test.each([
    [
      "a word for one, with a dash",
      "INTERVIEWER - Who comes?\nR2 – Nobody.\nRESPONDENT — No.",
      ["INTERVIEWER", "R2", "RESPONDENT"],
    ],
    ["question and answer", "Q. Who comes?\nA. Nobody.", ["Q", "A"]],
    ["question and answer in French", "Question : Qui vient ?\nRéponse : Personne.", ["Question", "Réponse"]],
    [
      "numbered questions and answers",
      "Q1: Who comes?\nA1: Nobody.\nQ2: And by day?\nA2: A few.",
      ["Q1", "A1", "Q2", "A2"],
    ],
    ["letters", "Q: Who comes?\nR: Nobody.", ["Q", "R"]],
    [
      "bold, with a description",
      "**Interviewer:** Who?\n**P3 (woman, trader):** No.",
      ["Interviewer", "P3 (woman, trader)"],
    ],
    [
      "bold without its colon, or in italics",
      "**Moderator**: Who?\n_R1:_ No.\n__R2__ : No.",
      ["Moderator", "R1", "R2"],
    ],
    ["behind a time", "[00:14:02] Interviewer: Who?\n00:14:09 R1: No.\n(0:15) - R2: No.", ["Interviewer", "R1", "R2"]],
    ["before a time", "Interviewer [00:14:02]: Who?\nR1 (14:09): No.\nR2: [00:15:00] No.", ["Interviewer", "R1", "R2"]],
    ["on a line with a time", "Speaker 1  0:03\nWho comes?\n\nSpeaker 2  0:07\nNobody.", ["Speaker 1", "Speaker 2"]],
    [
      "French, with its space",
      "Enquêteur\u00a0: Qui ?\nRépondante\u202f: Non.\nAnimatrice : Si.",
      ["Enquêteur", "Répondante", "Animatrice"],
    ],
    ["Arabic", "المحاور: من يأتي؟\nالمشاركة: لا أحد.\nالمشارك ٢: نعم.", ["المحاور", "المشاركة", "المشارك ٢"]],
    ["Arabic, with marks", "\u200fالمُحاوِرة\u200f: من يأتي؟\n\u200fس: لا أحد.\n\u200fج: نعم.", ["المُحاوِرة", "س", "ج"]],
    [
      "described by another word",
      "Interviewer 2: Who?\nFemale respondent: No.\nModerator Keita: Yes.",
      ["Interviewer 2", "Female respondent", "Moderator Keita"],
    ],
    ["a name that recurs", "Awa: Who comes?\nModerator: And at night?\nAwa: Nobody.", ["Awa", "Moderator", "Awa"]],
    [
      "a full name",
      "Dr. Aïcha ag Rhissa: One.\nJean-Luc d'Almeida: Two.\nDr. Aïcha ag Rhissa: Three.\nJean-Luc d'Almeida: Four.",
      ["Dr. Aïcha ag Rhissa", "Jean-Luc d'Almeida", "Dr. Aïcha ag Rhissa", "Jean-Luc d'Almeida"],
    ],
    ["a name in capitals with a dash", "Q: Who?\nAWA - Nobody.\nQ: Truly?\nAWA - Truly.", ["Q", "AWA", "Q", "AWA"]],
    [
      "a name in Arabic or N'Ko",
      "فاطمة: نعم.\nعمر: لا.\nفاطمة: نعم.\nعمر: لا.\nߊߥߊ: ߐ߲߬ߐ߲߫\nߊߥߊ: ߐ߲߬ߐ߲߫",
      ["فاطمة", "عمر", "فاطمة", "عمر", "ߊߥߊ", "ߊߥߊ"],
    ],
  ])("%s", (_, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers);
  });

  test("anybody with a name who speaks once, among several who are named throughout", () => {
    const text = "Awa: One.\nOumar: Two.\nAwa: Three.\nOumar: Four.\nFatou: Five.\nAwa: Six.";
    expect(speakersOf(text)).toEqual(["Awa", "Oumar", "Awa", "Oumar", "Fatou", "Awa"]);
  });

  test("one person, however the name is written", () => {
    expect(speakersOf("INTERVIEWER: One?\nP3 (woman, trader): Two.\nInterviewer : Three?\n**P3:** Four.")).toEqual([
      "INTERVIEWER",
      "P3 (woman, trader)",
      "INTERVIEWER",
      "P3 (woman, trader)",
    ]);
    expect(new Set(speakersOf("Zoé: One.\nI: Two?\nZoe\u0301: Three.\nI: Four?"))).toEqual(new Set(["Zoé", "I"]));
  });

  test("several people, where one word has several descriptions", () => {
    const text = "Respondent (woman): One.\nRespondent (man): Two.\nRespondent (woman): Three.";
    expect(speakersOf(text)).toEqual(["Respondent (woman)", "Respondent (man)", "Respondent (woman)"]);
  });
});

describe("a role is told by the name alone", () => {
  test.each([
    ["Q: One?\nR1: Two.\nAwa: Three.\nAwa: Four.", ["interviewer", "respondent", null, null]],
    ["I: One?\nR: Two.\nI: Three?\nR: Four.", ["interviewer", "respondent", "interviewer", "respondent"]],
    ["Modératrice : Un ?\nEnquêté : Deux.\nTraducteur : Trois.", ["interviewer", "respondent", null]],
    ["A: One.\nB: Two.\nA: Three.\nB: Four.", [null, null, null, null]],
    ["الباحثة: نعم؟\nالمبحوث: نعم.", ["interviewer", "respondent"]],
  ])("%j", (text, roles) => {
    expect(rolesOf(text)).toEqual(roles);
  });
});

describe("no speaker is found", () => {
  test.each([
    "There were three reasons: the road, the fear and the rain.",
    "There were reasons: the road.\nThere were reasons: the fear.",
    "Note: the recorder was off.\nNote: it was on again.",
    "Photo caption: a market.\n\nThe report goes on.\n\nPhoto caption: a well.",
    "Key findings: few.\nKey findings: many.",
    "Question 3: How often do you travel?\nQuestion 4: How far?",
    "https://example.org/report\nhttps://example.org/annex",
    "At 10:30 the convoy left.\n10:30: the convoy left.\n10:45: it came back.",
    "— Nobody comes, she said.\n— Nobody, said her brother.\n– Nobody : nobody.",
    "A. Diallo left the room.\nA. Keita stayed.",
    "A. The road\nB. The river\nC. The air",
    "BAMAKO — The council met.\nBAMAKO — It met again.",
    "Mopti - the market town - was quiet.\nMopti - was loud.",
    "She said: “Nobody comes.”\nShe said: “Nobody at all.”",
    "Kidal:Gao:Mopti\nKidal:Gao:Mopti",
    "The road is long, the night is dark and nobody ever comes to see us here: so we stay.",
    "ملاحظة: كان المسجل مغلقا.\nملاحظة: ثم فُتح.",
    "Remarque : rien.\nRemarque : encore rien.",
    "Enquête : résultats.\nEnquête : méthode.",
    "Our demands:\nwater\n\nOur demands:\nlight",
    "Participants: twelve women and two men.",
  ])("in %j", (text) => {
    expect(speakersOf(text).filter((speaker) => speaker !== null)).toEqual([]);
  });

  test("in prose where some word with a colon recurs on few of many lines", () => {
    const lines = Array.from({ length: 40 }, (_, at) =>
      at % 20 === 5 ? "Mopti: all quiet." : "The road was long that year.",
    );
    expect(speakersOf(lines.join("\n\n"))).toEqual(Array(40).fill(null));
  });
});

describe("a text without speakers gives a turn a paragraph", () => {
  test("which is a line where each stands for itself", () => {
    expect(said("One.\nTwo.")).toEqual([
      [null, "One."],
      [null, "Two."],
    ]);
    expect(said("The report\n\nOne.\nTwo.\nThree.")).toHaveLength(4);
  });

  test("and what stands between blank lines where these are the rule", () => {
    const text = "One line\nand its end.\n\nAnother.";
    expect(said(text)).toEqual([
      [null, "One line\nand its end."],
      [null, "Another."],
    ]);
  });

  test("also where a converter has broken the lines at the page's edge", () => {
    const first =
      "The convoy left the town at dawn, with eleven lorries\nand two escorts, and reached the ferry before the heat\nof the day had closed the road to heavy vehicles. It\nwaited there until evening.";
    const second =
      "Nobody on the other bank had been told that it would\ncome, and the ferry’s crew had gone home for the feast,\nso that it turned back.";
    expect(said(`${first}\n\n${second}`)).toEqual([
      [null, first],
      [null, second],
    ]);
  });
});

test("whatever the text, turns are in order, apart, and hold all that is not white space", () => {
  const piece = fc.constantFrom(
    ...[
      "Interviewer: ",
      "R1: ",
      "Awa : ",
      "AWA - ",
      "**Q:** ",
      "A. ",
      "[00:14:02] ",
      "Why? ",
      "## ",
      "(",
      ")",
      "https://",
    ],
    ...[
      "😀",
      "é",
      "\u0301",
      "\u200f",
      "\ud83d",
      "المحاور: ",
      "ߊߥߊ:",
      "\n",
      "\n\n",
      "\r\n",
      "\u2028",
      " ",
      "\u00a0",
      ":",
      "—",
    ],
  );
  const text = fc
    .array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join(""));
  const holds = fc.property(text, (it) => {
    let from = 0;
    let outside = "";
    for (const turn of findTurns(it)) {
      expect(turn.start).toBeGreaterThanOrEqual(from);
      expect(turn.start).toBeLessThan(turn.end);
      expect(turn.speechStart).toBeGreaterThanOrEqual(turn.start);
      expect(turn.speechStart).toBeLessThanOrEqual(turn.end);
      expect(turn.speaker === null ? [turn.start, null] : [turn.speechStart, turn.role]).toEqual([
        turn.speechStart,
        turn.role,
      ]);
      outside += sliceCodePoints(it, { start: from, end: turn.start });
      from = turn.end;
    }
    expect(from).toBeLessThanOrEqual(codePointLength(it));
    outside += sliceCodePoints(it, { start: from, end: codePointLength(it) });
    expect(outside.trim()).toBe("");
  });
  fc.assert(holds, { numRuns: 1000 });
});

test("a long text of long lines that look like names, times and marks names nobody as a speaker", () => {
  const awkward = [
    "A".repeat(200),
    "A ".repeat(100),
    "a-".repeat(100),
    "**".repeat(80),
    "1:11 ".repeat(40),
    "(".repeat(160),
  ];
  const text = Array.from({ length: 6000 }, (_, at) => awkward[at % awkward.length]).join("\n");
  const turns = findTurns(text);
  expect(turns).toHaveLength(6000);
  expect(turns.filter(({ speaker }) => speaker !== null)).toEqual([]);
});
