import { generate } from "lean-qr";
import { createMemo } from "solid-js";
import { matrixPath } from "./matrix-path.ts";

/** Light modules around the picture, without which cameras don't find it. */
const QUIET = 4;

/** A text as a QR picture, drawn as one path: dark on light in either appearance, as cameras want it. */
export function QrCode(props: { text: string; label: string }) {
  const code = createMemo(() => generate(props.text));
  const side = () => code().size + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`${-QUIET} ${-QUIET} ${side()} ${side()}`} role="img" aria-label={props.label}>
      <path d={matrixPath(code().size, (x, y) => code().get(x, y))} shape-rendering="crispEdges" />
    </svg>
  );
}
