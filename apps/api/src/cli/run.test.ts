import { afterEach, expect, test, vi } from "vitest";
import { run } from "./run.ts";

afterEach(() => vi.restoreAllMocks());

const said = (method: "log" | "error") => {
  const spy = vi.spyOn(console, method).mockImplementation(() => {});
  return () => spy.mock.calls.flat().join("\n");
};

test("without a command octant says what it can do", async () => {
  const output = said("log");
  expect(await run(["--help"], "")).toBe(0);
  expect(output()).toContain("serve");
  expect(output()).toContain("OCTANT_PORT");
});

test("a command that there is not is named, with those that there are", async () => {
  const output = said("error");
  expect(await run(["serv"], "")).toBe(1);
  expect(output()).toMatch(/does not know “serv”[\s\S]*serve/);
});

test("what a command does not take is named, with how it is written", async () => {
  const output = said("error");
  expect(await run(["serve", "--fast"], "")).toBe(1);
  expect(output()).toMatch(/does not know “--fast”.*octant serve/);
});
