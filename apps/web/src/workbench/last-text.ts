const key = (assessmentId: string) => `octant-last-text-${assessmentId}`;

/** Keeps on this device which text was open last; its id, never its name. */
export function rememberText(assessmentId: string, textVersionId: string): void {
  localStorage.setItem(key(assessmentId), textVersionId);
}

export function lastText(assessmentId: string): string | undefined {
  return localStorage.getItem(key(assessmentId)) ?? undefined;
}

export function forgetText(assessmentId: string): void {
  localStorage.removeItem(key(assessmentId));
}
