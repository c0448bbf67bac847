import type { Stance } from "@octant/schemas";
import { createMemo, createSignal, Index, onCleanup, onMount } from "solid-js";
import { words } from "../words/words.ts";
import type { Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";

const STANCES: readonly Stance[] = ["supports", "mixed", "constrains", "context"];
/** The map is drawn in this many steps from top to bottom; codings on one step are one dash. */
const STEPS = 500;

/**
 * The whole transcript in a strip: a dash per coding, by its share of the text, and a frame for what is on screen.
 * Press or drag to move; by keyboard the transcript itself scrolls.
 */
export function TranscriptMap(props: { bench: Workbench; scroller: () => HTMLElement; drawing: Drawing | undefined }) {
  const [view, setView] = createSignal({ top: 0, height: 1 });
  let strip!: SVGSVGElement;

  const dashes = createMemo(() => {
    const steps = new Map<Stance, Set<number>>(STANCES.map((stance) => [stance, new Set()]));
    const length = Math.max(1, props.bench.index.length);
    for (const { start, stance } of props.bench.codings.drawn()) {
      steps.get(stance)?.add(Math.floor((start / length) * STEPS));
    }
    return STANCES.map((stance) => ({
      stance,
      path: [...(steps.get(stance) ?? [])].map((step) => `M2 ${step}h10`).join(""),
    }));
  });

  const look = () => {
    const { scrollTop, scrollHeight, clientHeight } = props.scroller();
    setView({ top: scrollTop / scrollHeight, height: Math.min(1, clientHeight / scrollHeight) });
  };
  const moveTo = (event: PointerEvent) => {
    const box = strip.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    const scroller = props.scroller();
    scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2;
  };

  onMount(() => {
    const scroller = props.scroller();
    scroller.addEventListener("scroll", look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    const press = (event: PointerEvent) => {
      strip.setPointerCapture(event.pointerId);
      moveTo(event);
    };
    const drag = (event: PointerEvent) => {
      if (strip.hasPointerCapture(event.pointerId)) moveTo(event);
    };
    strip.addEventListener("pointerdown", press);
    strip.addEventListener("pointermove", drag);
    onCleanup(() => resized.disconnect());
  });

  return (
    <svg
      ref={strip}
      class="transcript-map screen-only"
      viewBox={`0 0 14 ${STEPS}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>{words().workbench.transcriptMap}</title>
      <Index each={dashes()}>{(dash) => <path class="map-dash" data-stance={dash().stance} d={dash().path} />}</Index>
      <rect class="map-view" x="0.5" width="13" y={view().top * STEPS} height={Math.max(4, view().height * STEPS)} />
    </svg>
  );
}
