type Painting = {
  /** Underlines drawn now, of all lanes and stances. */
  ranges: number;
  /** When the first turn of the transcript was there, and when the underlines last changed; ms of the page's clock. */
  firstText: number;
  lastChange: number;
  /** Waits for a key and then for one underline more; `drawnAfter` is what lay between. */
  await: () => void;
  drawnAfter: number | undefined;
};

declare global {
  interface Window {
    painting: Painting;
  }
}

/** Runs in the page before anything else: looks at every frame what is drawn. */
export function watchPainting(): void {
  const painting: Painting = {
    ranges: 0,
    firstText: 0,
    lastChange: 0,
    drawnAfter: undefined,
    await() {
      painting.drawnAfter = undefined;
      const before = count();
      addEventListener(
        "keydown",
        () => {
          const pressed = performance.now();
          const look = () => {
            if (count() > before) requestAnimationFrame(() => (painting.drawnAfter = performance.now() - pressed));
            else requestAnimationFrame(look);
          };
          look();
        },
        { capture: true, once: true },
      );
    },
  };
  const count = () => {
    let ranges = 0;
    for (const [name, highlight] of CSS.highlights) if (name.startsWith("lane-")) ranges += highlight.size;
    return ranges;
  };
  const everyFrame = () => {
    const now = performance.now();
    if (painting.firstText === 0 && document.querySelector("[aria-label^=Transcript] p, .transcript p")) {
      painting.firstText = now;
    }
    const ranges = count();
    if (ranges !== painting.ranges) Object.assign(painting, { ranges, lastChange: now });
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);
  window.painting = painting;
}
