type Step = { id: string; undoes: string | null };

/**
 * Replays the changes of one thing, oldest first, and gives the two that can be taken back now: the last that is still in
 * force, and the last undo, which would do it again. A new change after an undo leaves nothing to do again.
 */
export function standingChanges(steps: readonly Step[]): { done: string | undefined; undone: string | undefined } {
  const done: string[] = [];
  let undone: string[] = [];
  for (const { id, undoes } of steps) {
    if (undoes !== null && undoes === done.at(-1)) {
      done.pop();
      undone.push(id);
    } else if (undoes !== null && undoes === undone.at(-1)) {
      undone.pop();
      done.push(id);
    } else {
      done.push(id);
      undone = [];
    }
  }
  return { done: done.at(-1), undone: undone.at(-1) };
}
