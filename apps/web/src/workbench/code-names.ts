import type { Code } from "@octant/schemas";
import type { NamedCode, OpenAssessment } from "../app/assessment.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import type { FindableCode } from "./code-search.ts";

/** A code's number and name in the screen's language. */
export type CodeName = { id: string; name: string };

/** A code of the study's own bears its question's number, under which it stands, and its own name. */
export function toCodeName({ code, question }: NamedCode): CodeName {
  return { id: question.id, name: code.parentId === null ? localText(question.name) : ownName(code) };
}

const ownName = (code: Code) => code.name ?? words().workbench.keptCode;

/** "4.4 Association with forces"; a code that the set-up does not know is named as such, not hidden. */
export function codeTitle(open: OpenAssessment, codeId: string): string {
  const named = open.names().codes.get(codeId);
  return named ? words().workbench.codeName(toCodeName(named)) : words().unknown;
}

/** Every code that can be laid on a passage, as it can be searched: in the framework's order, own codes after their question. */
export function findableCodes(open: OpenAssessment): FindableCode[] {
  const usable = usableCodes(open);
  return open.setup().framework.dimensions.flatMap((dimension) =>
    dimension.questions.flatMap((question) => {
      const named = usable.filter((each) => each.question === question);
      return named.toSorted(byQuestionFirst).map((each) => ({
        codeId: each.code.id,
        number: question.id,
        name: toCodeName(each).name,
        question: each.code.definition ?? localText(question.question),
        dimension: localText(dimension.name),
      }));
    }),
  );
}

const byQuestionFirst = (a: NamedCode, b: NamedCode) =>
  Number(a.code.parentId !== null) - Number(b.code.parentId !== null);

/** A code under a question that is retired is retired with it. */
function usableCodes(open: OpenAssessment): NamedCode[] {
  const { codes } = open.names();
  const isRetired = ({ code }: NamedCode) =>
    code.retired || (code.parentId !== null && codes.get(code.parentId)?.code.retired === true);
  return [...codes.values()].filter((named) => !isRetired(named));
}

/** Key caps 1 to 9 for the most used codes of the assessment; they stay the same while a text is open. */
export function numberedCodes(open: OpenAssessment): string[] {
  const codes = usableCodes(open);
  const most = codes.toSorted((a, b) => b.code.codings - a.code.codings).slice(0, 9);
  return codes.filter((named) => most.includes(named)).map(({ code }) => code.id);
}
