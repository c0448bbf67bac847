import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, expect, test } from "vitest";
import { PasteDialog } from "./PasteDialog.tsx";

// jsdom has dialogs, but can neither open nor close them
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
afterEach(cleanup);

/** What is handed on of a title and a text that were typed and sent. */
function paste(title: string, text: string): File[] {
  const taken: File[] = [];
  render(() => <PasteDialog onPaste={(file) => taken.push(file)} onClose={() => {}} />);
  fireEvent.input(screen.getByRole("textbox", { name: "Title" }), { target: { value: title } });
  const field = screen.getByRole("textbox", { name: "Text" });
  fireEvent.input(field, { target: { value: text } });
  const form = field.closest("form");
  if (form) fireEvent.submit(form);
  return taken;
}

test("a pasted text goes on as a file of the same letters, whole pairs with it", async () => {
  const [file] = paste("Market women", "R1: Personne. 👩🏾‍🌾\n\tلا أحد");
  expect(file?.name).toBe("Market women.txt");
  expect(file?.size).toBe(new TextEncoder().encode("R1: Personne. 👩🏾‍🌾\n\tلا أحد").length);
});

test.each([
  ["half a character", "Who?\nNobody \ud83d comes", "Line 2 holds half a character (U+D83D)"],
  ["the other half", "\udc00 comes", "Line 1 holds half a character (U+DC00)"],
  ["a control character", "Who?\nNobody\ncomes\u0007", "Line 3 holds U+0007, a character that no text needs"],
])("with %s it is refused in words, with its line, and nothing goes on", (_, text, words) => {
  expect(paste("Market women", text)).toEqual([]);
  const field = screen.getByRole("textbox", { name: "Text" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toContain(words);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Read it" }).disabled).toBe(true);
});

test("a title with half a character is refused too: it becomes the file's name", () => {
  expect(paste("Market \ud83d", "Nobody comes")).toEqual([]);
  expect(screen.getByRole("textbox", { name: "Title" }).getAttribute("aria-invalid")).toBe("true");
});
