/** The transcript with its codings. */
export function WorkbenchScreen() {
  return <div class="page" />;
}
