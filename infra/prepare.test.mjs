import { expect, test } from "vitest";
import { nodeTooOld } from "./prepare.mjs";

test("a Node that is too old is told so in a sentence that names both versions", () => {
  expect(nodeTooOld("20.18.3")).toMatch(/needs Node 20\.19 or newer; this is Node 20\.18\.3/);
  expect(nodeTooOld("18.20.0")).toBeDefined();
});

test("Node 20.19 and everything after it is taken", () => {
  for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.11.1"]) expect(nodeTooOld(version)).toBeUndefined();
});
