import { expect, test } from "vitest";
import { attachmentName } from "./attachment-name.ts";

test("a file keeps the name that it came with, in whatever letters", () => {
  const disposition = `attachment; filename="______ 3.txt"; filename*=UTF-8''%D9%85%D9%82%D8%A7%D8%A8%D9%84%D8%A9%203.txt`;
  expect(attachmentName(disposition)).toBe("مقابلة 3.txt");
});

test("a name that cannot be read is none", () => {
  for (const disposition of [null, "attachment", "attachment; filename*=UTF-8''%E0%A4%A"]) {
    expect(attachmentName(disposition)).toBeUndefined();
  }
});
