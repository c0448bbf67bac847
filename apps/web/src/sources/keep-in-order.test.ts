import { expect, test } from "vitest";
import { keepInOrder } from "./keep-in-order.ts";

test("what stays in a list is not touched while others come and go around it, so that it keeps its focus", () => {
  const list = document.body.appendChild(document.createElement("div"));
  const made = new Map<string, HTMLElement>();
  const draw = (...names: string[]) => {
    const wanted = names.map((name) => {
      const row = made.get(name) ?? Object.assign(document.createElement("button"), { textContent: name });
      made.set(name, row);
      return row;
    });
    keepInOrder(list, wanted);
    expect([...list.children].map(({ textContent }) => textContent)).toEqual(names);
  };
  draw("7", "8", "9");
  made.get("8")?.focus();
  const steps = [["1", "2", "8"], ["8", "20", "21"], ["1", "7", "8", "9"], ["8"]];
  for (const names of steps) {
    draw(...names);
    expect(document.activeElement?.textContent).toBe("8");
  }
  draw();
});
