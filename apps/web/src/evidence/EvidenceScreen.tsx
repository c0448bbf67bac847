/** Placeholder until the screen is written. */
export function EvidenceScreen() {
  return <div class="page" />;
}
