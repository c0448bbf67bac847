/** The look's colours as a canvas takes them: resolved for the light or dark that the page shows now. */
export type ChartTokens = ReturnType<typeof readChartTokens>;

/** Reads the colours where `place` stands. A custom property alone would still hold both of its two colours. */
export function readChartTokens(place: HTMLElement) {
  const probe = document.createElement("span");
  place.append(probe);
  const resolve = (name: string) => {
    probe.style.setProperty("color", `var(--${name})`);
    return getComputedStyle(probe).color;
  };
  const tokens = {
    paper: resolve("paper"),
    line: resolve("line"),
    axis: resolve("line-2"),
    ink: resolve("ink"),
    faint: resolve("ink-3"),
    nearEven: resolve("mixed-wash"),
    tones: { supports: resolve("supports"), constrains: resolve("constrains"), even: resolve("mixed") },
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return tokens;
}
