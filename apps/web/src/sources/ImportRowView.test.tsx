import { MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen, within } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { makeCuts } from "../../test/make-cuts.ts";
import { makeSource } from "../../test/make-source.ts";
import { ImportRowView } from "./ImportRowView.tsx";
import { type ImportEvent, type ImportState, isReady, next } from "./import-machine.ts";

afterEach(cleanup);

const preview = {
  kind: "read" as const,
  encoding: "utf-8",
  certain: true,
  length: 10,
  paragraphs: 1,
  turns: 38,
  speakers: [{ name: "R1", role: "respondent" as const, turns: 19 }],
  language: "fr",
  direction: "ltr" as const,
  excerpt: "R1: Bonjour",
  sameText: [],
};
const cuts = makeCuts({ groups: [{ id: "g", name: "Civil society", weight: null }] });
const dropped: ImportEvent = { type: "dropped", files: [{ id: "a", name: "fisher.txt" }], last: null };
const read: ImportEvent[] = [dropped, { type: "reading", id: "a" }, { type: "previewed", id: "a", preview }];

function show(events: readonly ImportEvent[]) {
  const [state, setState] = createSignal(events.reduce<ImportState>(next, []));
  const row = () => {
    const found = state()[0];
    if (!found) throw new Error("the row is gone");
    return found;
  };
  const view = () => (
    <ImportRowView
      row={row()}
      cuts={cuts}
      open
      send={(event) => setState((before) => next(before, event))}
      hrefOf={(id) => `/texts/${id}`}
    />
  );
  render(() => (
    <MemoryRouter>
      <Route path="*" component={view} />
    </MemoryRouter>
  ));
  return row;
}

test("a text that another source has already is told before it is added a second time", () => {
  const same = { ...preview, sameText: [{ id: "s", kind: "interview" as const, number: 3 }] };
  show([dropped, { type: "reading", id: "a" }, { type: "previewed", id: "a", preview: same }]);
  expect(screen.getByText(/Interview 3 has this very text already/)).toBeTruthy();
});

test("a file that was read says what was found in it and asks for consent, with nothing chosen", () => {
  const row = show(read);
  expect(screen.getByText(/38 turns, 1 speaker, French/).textContent).toContain(
    "needs consent to analyse and consent to quote",
  );
  const analyse = screen.getByRole("group", { name: "May be analysed" });
  expect(
    within(analyse)
      .getAllByRole<HTMLInputElement>("radio")
      .some(({ checked }) => checked),
  ).toBe(false);
  fireEvent.click(within(analyse).getByLabelText("granted"));
  fireEvent.click(within(screen.getByRole("group", { name: "May be quoted" })).getByLabelText("refused"));
  expect(isReady(row())).toBe(true);
  expect(row().draft.consent).toMatchObject({ analyse: "granted", quote: "refused" });
});

test("a refusal says what happened, what was kept and what to do", () => {
  show([dropped, { type: "reading", id: "a" }, { type: "unread", id: "a", problem: new Error("unforeseen") }]);
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Not read.");
  expect(alert.textContent).toContain("Nothing of it was stored. The other files are not affected.");
  expect(
    within(alert)
      .getAllByRole("button")
      .map(({ textContent }) => textContent),
  ).toEqual(["Try again", "Leave out"]);
});

test("letters that can be read in several ways are chosen by how they read", () => {
  const candidates = [
    { encoding: "windows-1252", excerpt: "Ségou" },
    { encoding: "windows-1251", excerpt: "Sйgou" },
  ];
  const row = show([
    dropped,
    { type: "reading", id: "a" },
    { type: "previewed", id: "a", preview: { kind: "choose", candidates } },
  ]);
  fireEvent.click(screen.getByLabelText(/Ségou/));
  fireEvent.click(screen.getByRole("button", { name: "Read it like this" }));
  expect(row()).toMatchObject({ encoding: "windows-1252", stage: { at: "waiting" } });
});

test("a file that was added opens to be coded", () => {
  const consent = { analyse: "granted", quote: "granted" } as const;
  show([
    ...read,
    { type: "applied-to-all", fields: { consent } },
    { type: "sending", id: "a" },
    { type: "added", id: "a", source: makeSource({ number: 16, textVersionId: "t" }) },
  ]);
  expect(screen.getByRole("status").textContent).toContain("Added as Interview 16");
  expect(screen.getByRole("link", { name: "Open and code" }).getAttribute("href")).toBe("/texts/t");
});
