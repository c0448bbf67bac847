import { createSignal } from "solid-js";

export const APPEARANCES = ["system", "light", "dark"] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEY = "octant-appearance";
const [chosen, setChosen] = createSignal<Appearance>(read());

export const appearance = chosen;

/** Keeps the choice on this device and shows it at once. */
export function chooseAppearance(next: Appearance): void {
  setChosen(next);
  localStorage.setItem(KEY, next);
  applyAppearance();
}

/** Hands the choice to `light-dark()`; "system" leaves it to the device. */
export function applyAppearance(): void {
  const now = chosen();
  document.documentElement.style.colorScheme = now === "system" ? "" : now;
}

function read(): Appearance {
  const stored = localStorage.getItem(KEY);
  return APPEARANCES.find((known) => known === stored) ?? "system";
}
