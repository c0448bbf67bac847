const fitted = new Map<string, string>();
let context: CanvasRenderingContext2D | null | undefined;

/** As much of a name as fits a width in px, with an ellipsis where something is left out. */
export function fitName(name: string, width: number, font: string): string {
  const key = `${font} ${width} ${name}`;
  const known = fitted.get(key);
  if (known !== undefined) return known;
  const found = measure(name, font) <= width ? name : shorten(name, width, font);
  fitted.set(key, found);
  return found;
}

function shorten(name: string, width: number, font: string): string {
  const letters = Array.from(name);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${letters.slice(0, middle).join("")}…`, font) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

function measure(text: string, font: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 6;
  context.font = font;
  return context.measureText(text).width;
}

/** How far the letters of an element's font reach under the baseline, in px. */
export function descentOf(element: Element): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return 5;
  context.font = getComputedStyle(element).font;
  return context.measureText("g").fontBoundingBoxDescent;
}
