import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import { mean } from "./mean.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import type { Saying } from "./sayings.ts";

/** What a source says to a question, or to a whole unit, in [-1, 1]. */
export type SourcePosition = { source: string; position: number };
export type QuestionPosition = SourcePosition & { question: string };

/**
 * What each source says to each question, in order of source and question: the judged position where there is one, else
 * the mean of its speakers' mean stances. Marked speakers count equally, however much each said; passages without a
 * speaker form one more. Example: A says +1, +1, +1 and B says -1: the position is 0, not 0.5.
 * Errors: two different judgements of one source and question are rejected. Source: method, section 3, step 1.
 */
export function sourcePositions(
  said: readonly Saying[],
  judged: ProfileInput["judged"],
): { kind: "positions"; positions: QuestionPosition[] } | Rejected {
  const judgements = new Map<string, Map<string, number>>();
  const judgedTwice = new Set<string>();
  for (const { source, question, position } of judged) {
    const ofSource = getOrAdd(judgements, source, () => new Map<string, number>());
    if (getOrAdd(ofSource, question, () => position) !== position) judgedTwice.add(source);
  }
  if (judgedTwice.size > 0) {
    return { kind: "rejected", code: "position-judged-twice", sources: [...judgedTwice].toSorted(compareText) };
  }
  const computed = said
    .filter(({ source, question }) => !judgements.get(source)?.has(question))
    .map(({ source, question, speakers }) => ({ source, question, position: mean(speakers.map((one) => one.mean)) }));
  const replaced = [...judgements].flatMap(([source, ofSource]) =>
    [...ofSource].map(([question, position]) => ({ source, question, position })),
  );
  const positions = [...computed, ...replaced].sort(
    (a, b) => compareText(a.source, b.source) || compareText(a.question, b.question),
  );
  return { kind: "positions", positions };
}
