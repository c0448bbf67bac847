/** Placeholder until the screen is written. */
export function SourcesScreen() {
  return <div class="page" />;
}
