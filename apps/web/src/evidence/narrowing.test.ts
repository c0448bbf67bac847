import { expect, test } from "vitest";
import { isNarrowed, readNarrowing } from "./narrowing.ts";

const names = {
  groups: new Map([["g", { name: "Civil society" }]]),
  clusters: new Map([["c", { name: "Market women of Gao" }]]),
};

test("an address narrows the quotes to a group or, nearer still, to a cluster", () => {
  expect(readNarrowing({ group: "g" }, names)).toEqual({ groupId: "g", name: "Civil society" });
  expect(readNarrowing({ group: "g", cluster: "c" }, names)).toEqual({ clusterId: "c", name: "Market women of Gao" });
});

test("an id that is not known narrows nothing", () => {
  expect(isNarrowed(readNarrowing({ group: "other" }, names))).toBe(false);
  expect(isNarrowed(readNarrowing({}, names))).toBe(false);
});
