import { MemoryRouter, Route } from "@solidjs/router";
import { cleanup, render, screen, within } from "@solidjs/testing-library";
import { afterEach, expect, test } from "vitest";
import { makeProfile } from "../../test/make-profile.ts";
import { ScorecardRows } from "./ScorecardRows.tsx";
import type { ScorecardLine } from "./scorecard-lines.ts";

afterEach(cleanup);

const makeLine = (dimensionId: string, name: string, profile: ScorecardLine["row"]["profile"]): ScorecardLine => ({
  row: { dimensionId, profile, codings: 52, context: 0, notPlaced: 0, broader: 0, judged: 0, clusters: [] },
  dimensionId,
  name,
  questions: 5,
  groups: [
    { groupId: "g", name: "Civil society", clusters: 7 },
    { groupId: "h", name: "Officials", clusters: 0 },
  ],
  facts: [{ kind: "tips-groups", groups: ["Civil society"] }],
});
const lines = [
  makeLine("3", "People-Centred Approach", makeProfile({ balance: -0.3, sensitivity: [-0.4, -0.28], naive: -0.2 })),
  makeLine("8", "Coherence and Partnerships", { kind: "no-evidence" }),
];
const show = (withNaive = false) =>
  render(() => (
    <MemoryRouter>
      <Route
        path="*"
        component={() => <ScorecardRows lines={lines} withNaive={withNaive} hrefOf={(id) => `/scorecard/${id}`} />}
      />
    </MemoryRouter>
  ));

test("a row says its figures with their range, n and kind, and opens its evidence", () => {
  show();
  const row = screen.getByRole("row", { name: /People-Centred Approach/ });
  expect(row.textContent).toContain("41 passages, 52 codings");
  expect(row.textContent).toContain("\u22120.30");
  expect(row.textContent).toContain("\u22120.40 to \u22120.28");
  expect(row.textContent).toContain("7 clusters in 4 groups");
  expect(row.textContent).toContain("changes side without Civil society");
  expect(within(row).getByRole("link").getAttribute("href")).toBe("/scorecard/3");
});

test("every mark says in words what it draws", () => {
  show();
  const row = screen.getByRole("row", { name: /People-Centred Approach/ });
  const marks = within(row)
    .getAllByRole("img")
    .map((mark) => mark.getAttribute("aria-label"));
  expect(marks).toEqual([
    "Bar from 0 to \u22120.30, constrains; brackets at \u22120.40 and \u22120.28",
    "Civil society: 7 clusters, Officials: nobody heard",
  ]);
});

test("without evidence there is hatching and the reason, and no figure", () => {
  show();
  const row = screen.getByRole("row", { name: /Coherence and Partnerships/ });
  expect(row.textContent).toContain("no evidence");
  expect(row.querySelector(".hatched")).not.toBeNull();
  expect(row.querySelector(".balance-bar")).toBeNull();
});

test("the mean that is not balanced is there only on request", () => {
  show();
  expect(screen.queryByText(/mean of all/)).toBeNull();
  cleanup();
  show(true);
  expect(screen.getByText("mean of all \u22120.20")).toBeTruthy();
});
