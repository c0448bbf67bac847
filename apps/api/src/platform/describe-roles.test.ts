import { expect, test } from "vitest";
import { describeRoles } from "./describe-roles.ts";

test("the page about roles says what the table of rights says", async () => {
  await expect(describeRoles()).toMatchFileSnapshot("../../../../docs/reference/roles.md");
});
