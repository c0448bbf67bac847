/** Placeholder until the screen is written. */
export function ScorecardScreen() {
  return <div class="page" />;
}
