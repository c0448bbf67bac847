/** A key cap. Always left to right, also in Arabic. */
export function Kbd(props: { keys: string }) {
  return <kbd class="kbd">{props.keys}</kbd>;
}
