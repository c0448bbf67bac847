import type { NamedCode, OpenAssessment } from "../app/assessment.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import type { FindableCode } from "./code-search.ts";

/** A code's number and name in the screen's language. */
export type CodeName = { id: string; name: string };

export function toCodeName({ question }: NamedCode): CodeName {
  return { id: question.id, name: localText(question.name) };
}

/** "4.4 Association with forces"; a code that the set-up does not know is named as such, not hidden. */
export function codeTitle(open: OpenAssessment, codeId: string): string {
  const named = open.names().codes.get(codeId);
  return named ? words().workbench.codeName(toCodeName(named)) : words().unknown;
}

/** Every code as it can be searched, in the framework's order. */
export function findableCodes(open: OpenAssessment): FindableCode[] {
  const byQuestion = new Map([...open.names().codes.values()].map((named) => [named.question, named]));
  return open.setup().framework.dimensions.flatMap((dimension) =>
    dimension.questions.flatMap((question) => {
      const named = byQuestion.get(question);
      if (!named) return [];
      return [
        {
          codeId: named.code.id,
          number: question.id,
          name: localText(question.name),
          question: localText(question.question),
          dimension: localText(dimension.name),
        },
      ];
    }),
  );
}

/** Key caps 1 to 9 for the most used codes of the assessment; they stay the same while a text is open. */
export function numberedCodes(open: OpenAssessment): string[] {
  const codes = [...open.names().codes.values()];
  const most = codes.toSorted((a, b) => b.code.codings - a.code.codings).slice(0, 9);
  return codes.filter((named) => most.includes(named)).map(({ code }) => code.id);
}
