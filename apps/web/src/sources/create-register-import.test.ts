import type { ImportRegister, RegisterImportPreview } from "@octant/schemas";
import { createRoot } from "solid-js";
import { expect, test, vi } from "vitest";
import { RefusedError } from "../data/request.ts";
import { createRegisterImport, type RegisterImportPorts } from "./create-register-import.ts";

const counts = { rows: 3, added: 1, changed: 1, same: 0, refused: 1 };
const preview: RegisterImportPreview = {
  format: "csv",
  sheet: null,
  columns: [],
  counts,
  moves: 0,
  basis: "one",
  rows: [],
};
const file = new File(["Kind"], "register.csv");
const refusal = (code: "changed-since" | "register-file-faulty") =>
  new RefusedError({ type: "", title: "", status: 409, code, requestId: "" });
const start = (ports: Partial<RegisterImportPorts>) => {
  const done = vi.fn();
  const importing = createRoot(() =>
    createRegisterImport({ preview: async () => preview, store: async () => counts, ...ports }, done),
  );
  return { importing, done, at: () => importing.state().at };
};

test("nothing is stored before somebody agrees, and then as the preview told", async () => {
  const stored: ImportRegister[] = [];
  const { importing, done, at } = start({
    store: async (_, command) => {
      stored.push(command);
      return counts;
    },
  });
  importing.take(file);
  await vi.waitFor(() => expect(at()).toBe("previewed"));
  expect(stored).toEqual([]);
  await importing.agree("");
  expect(stored).toMatchObject([{ basis: "one" }]);
  expect(importing.state()).toMatchObject({ at: "done", counts });
  expect(done).toHaveBeenCalledOnce();
});

test("after a lost answer the same agreement is sent again under the same id, and another under another", async () => {
  const ids: string[] = [];
  const { importing, at } = start({
    store: async (_, { id }) => {
      ids.push(id);
      throw new Error("away");
    },
  });
  importing.take(file);
  await vi.waitFor(() => expect(at()).toBe("previewed"));
  await importing.agree("");
  await importing.agree("");
  await importing.agree("Another reason");
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
  expect(importing.state()).toMatchObject({ at: "previewed", problem: expect.any(Error) });
});

test("where the register changed meanwhile the file is read again, and has to be agreed to again", async () => {
  const bases = ["one", "two"];
  const { importing, done } = start({
    preview: async () => ({ ...preview, basis: bases.shift() ?? "" }),
    store: async () => {
      throw refusal("changed-since");
    },
  });
  importing.take(file);
  await vi.waitFor(() => expect(importing.state()).toMatchObject({ at: "previewed", outdated: false }));
  await importing.agree("");
  expect(importing.state()).toMatchObject({ at: "previewed", outdated: true, preview: { basis: "two" } });
  expect(done).not.toHaveBeenCalled();
});

test("a file that cannot be read says why, and another can be chosen", async () => {
  const problem = refusal("register-file-faulty");
  const { importing, at } = start({
    preview: async () => {
      throw problem;
    },
  });
  importing.take(file);
  await vi.waitFor(() => expect(importing.state()).toEqual({ at: "refused", name: "register.csv", problem }));
  importing.restart();
  expect(at()).toBe("choosing");
});
