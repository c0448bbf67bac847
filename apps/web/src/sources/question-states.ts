import type { QuestionState, Questions } from "@octant/schemas";

/** What was said of a question; null where nothing was. */
export function questionState({ asked, silent, notAsked }: Questions, questionId: string): QuestionState | null {
  if (asked.includes(questionId)) return "asked";
  if (silent.includes(questionId)) return "silent";
  return notAsked.includes(questionId) ? "not-asked" : null;
}

/** The questions with one of them in another state; null takes back what was said of it. */
export function withQuestion(questions: Questions, questionId: string, state: QuestionState | null): Questions {
  const put = (ids: readonly string[], isHere: boolean) => {
    const others = ids.filter((id) => id !== questionId);
    return isHere ? [...others, questionId] : others;
  };
  return {
    asked: put(questions.asked, state === "asked"),
    silent: put(questions.silent, state === "silent"),
    notAsked: put(questions.notAsked, state === "not-asked"),
  };
}
