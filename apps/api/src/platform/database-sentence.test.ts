import postgres from "postgres";
import { expect, test } from "vitest";
import { freePort } from "../../test/octant-server.ts";
import { databaseSentence } from "./database-sentence.ts";

test("a server that cannot be reached is told without its address and password", async () => {
  const port = await freePort();
  const sql = postgres(`postgres://user:secret@127.0.0.1:${port}/octant`, { max: 1, connect_timeout: 2 });
  const error = await sql`select 1`.catch((cause: unknown) => cause);
  await sql.end();
  expect(databaseSentence(error)).toBe("The database that DATABASE_URL names cannot be reached (ECONNREFUSED).");
});

test("an error that is none of the database's has no such sentence", () => {
  expect(databaseSentence(new Error("something else"))).toBeUndefined();
});
