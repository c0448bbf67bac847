import { readdirSync } from "node:fs";
import { join } from "node:path";
import { findRunningCluster } from "@octant/db";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OctantServer, octantOnce } from "../octant-server.ts";
import { HttpClient } from "./http-client.ts";

let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
  await HttpClient.signIn(octant);
}, 90_000);
afterAll(() => octant.dispose());

const verify = async (...options: string[]) => {
  const { code, output, said } = await octantOnce(["verify-audit", ...options], { OCTANT_DATA: octant.dataFolder });
  return { code, said, lines: output.trim().split("\n") };
};
const verifyAsJson = async (...options: string[]) => {
  const { code, lines, said } = await verify("--json", ...options);
  const chains: { chain: string; entries: number; findings: unknown[] }[] = lines.map((line) => JSON.parse(line));
  return { code, said, chains, server: chains.find(({ chain }) => chain === "server") };
};
const locks = () => readdirSync(octant.dataFolder).filter((file) => file.endsWith(".lock"));

async function asSuperuser(attack: string): Promise<void> {
  const admin = postgres((await findRunningCluster(octant.dataFolder)) ?? "", { max: 1, onnotice: () => {} });
  await admin.unsafe(`set session_replication_role = replica; ${attack}`);
  await admin.end();
}

test("verify-audit reads the chains of a running server, and finds them as they were written", async () => {
  const { code, chains, server } = await verifyAsJson();
  expect(code).toBe(0);
  expect(chains).toHaveLength(4); // the server's and the three demos'
  expect(chains.flatMap(({ findings }) => findings)).toEqual([]);
  expect(server?.entries).toBeGreaterThanOrEqual(3); // the demos were made, the server started, the lead signed in
  const { code: inWords, lines } = await verify();
  expect(inWords).toBe(0);
  expect(lines.at(-1)).toBe("The audit is as it was written.");
});

test("the same without a server: the database is started for it and stopped again", async () => {
  expect(await octant.end()).toBe(0);
  expect((await verifyAsJson()).code).toBe(0);
  expect(locks()).toEqual([]);
  await octant.boot();
});

test("the end of a chain that was cut off is found by the anchor that the server left when it ended", async () => {
  await octant.end();
  await octant.boot();
  const [demo = ""] = (await verifyAsJson()).chains.flatMap(({ chain }) => (chain === "server" ? [] : [chain]));
  await asSuperuser("delete from audit_entry where seq = 2");
  const { code, chains } = await verifyAsJson("--assessment", demo);
  expect({ code, chains }).toMatchObject({
    code: 1,
    chains: [{ chain: demo, findings: [{ fault: "cut-off", seq: 2 }] }],
  });
  expect((await verify()).lines.join("\n")).toMatch(new RegExp(`assessment ${demo}: entry 2 cut off`));
});

test("an entry that is altered while the server runs is named", async () => {
  await asSuperuser("update server_audit_entry set actor_account_id = gen_random_uuid() where seq = 2");
  const { code, server } = await verifyAsJson();
  expect(code).toBe(1);
  expect(server?.findings).toEqual([{ fault: "altered", seq: 2 }]);
});

test("what is no option, no id and no file is told in a sentence, and no database is looked for", async () => {
  expect((await verify("--assesment", "x")).said).toMatch(/does not know “--assesment x”/);
  expect((await verify("--assessment", "x")).said).toMatch(/takes the id/);
  expect((await verify("--anchors", join(octant.dataFolder, "nothing"))).said).toMatch(/There is no file/);
  const elsewhere = await octantOnce(["verify-audit"], { OCTANT_DATA: join(octant.dataFolder, "no-data") });
  expect(elsewhere).toMatchObject({ code: 1, said: expect.stringMatching(/There is no database in .*no-data/) });
});
