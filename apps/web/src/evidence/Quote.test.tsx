import type { EvidenceItem } from "@octant/schemas";
import { MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { makeEvidenceItem } from "../../test/make-evidence-item.ts";
import { Quote } from "./Quote.tsx";

afterEach(cleanup);
Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout

const show = (item: EvidenceItem, current = false) => {
  const onCopy = vi.fn();
  const quote = () => (
    <Quote
      item={item}
      current={current}
      questionName="Trust"
      href="/texts/t?at=0-4"
      said=""
      onCurrent={() => undefined}
      onCopy={onCopy}
      onJudge={() => {}}
    />
  );
  render(() => (
    <MemoryRouter>
      <Route path="*" component={quote} />
    </MemoryRouter>
  ));
  return onCopy;
};

test("a quote stands with its citation, its question and its coder, and opens at its place in the text", () => {
  show(makeEvidenceItem({ quote: "They answered our call." }));
  expect(screen.getByText("They answered our call.")).toBeTruthy();
  const line = screen.getByText(/coded by Claire Aubert/).textContent;
  expect(line).toContain("4.1\u00a0Trust");
  expect(screen.getByRole("link", { name: "Interview 14, Civil society, Mopti" }).getAttribute("href")).toBe(
    "/texts/t?at=0-4",
  );
});

test("a text that may not be quoted is hatched and says why, with its citation", () => {
  show(makeEvidenceItem({ quote: null }));
  expect(screen.getByText("Text withheld: may be analysed, not quoted").closest(".hatched")).not.toBeNull();
  expect(screen.getByRole("link", { name: /Interview 14/ })).toBeTruthy();
});

test("what stands in no balance says so", () => {
  show(makeEvidenceItem({ counts: "not-placed" }));
  expect(screen.getByText("not placed: in no balance")).toBeTruthy();
});

test("the current quote offers what its keys do", () => {
  const onCopy = show(makeEvidenceItem(), true);
  fireEvent.click(screen.getByRole("button", { name: "Copy citation" }));
  expect(onCopy).toHaveBeenCalledOnce();
  expect(screen.getByRole("link", { name: "Open in text" })).toBeTruthy();
});
