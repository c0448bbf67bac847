/** Leads to the text that was open last. */
export function CodeScreen() {
  return <div class="page" />;
}
