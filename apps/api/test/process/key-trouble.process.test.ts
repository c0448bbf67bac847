import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OctantServer, serveOnce } from "../octant-server.ts";

let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
  await octant.end();
}, 90_000);
afterAll(() => octant.dispose());

const files = ["octant.key", "octant-identities.key"];
const pathOf = (file: string) => join(octant.dataFolder, file);

/** What a start says while the key file is as `change` left it; afterwards it is as it was. */
async function startWith(file: string, change: (path: string) => void) {
  const path = pathOf(file);
  const kept = readFileSync(path);
  const held = () =>
    files
      .map(pathOf)
      .filter(existsSync)
      .map((each) => readFileSync(each, "latin1").split(":")[1] ?? "");
  const before = held();
  change(path);
  const secrets = [...before, ...held()].map((line) => line.trim()).filter((line) => line.length >= 40);
  const refused = await serveOnce({ OCTANT_DATA: octant.dataFolder, OCTANT_PORT: String(octant.port) });
  const after = existsSync(path);
  rmSync(path, { force: true });
  writeFileSync(path, kept, { mode: 0o600 });
  chmodSync(path, 0o600);
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of secrets) {
    const forms = [
      secret,
      Buffer.from(secret, "base64url").toString("hex"),
      Buffer.from(secret, "base64url").toString("base64"),
    ];
    for (const form of forms) expect(refused.output).not.toContain(form);
  }
  return { ...refused, after };
}

describe.each(files)("octant does not start over its data when %s", (file) => {
  test("is missing, and makes no other", async () => {
    const { code, output, after } = await startWith(file, (path) => renameSync(path, `${path}.away`));
    rmSync(`${pathOf(file)}.away`);
    expect([code, after]).toEqual([1, false]);
    expect(output).toMatch(/is missing, and without it nobody can/);
  });

  test("can be read by others", async () => {
    const { code, output } = await startWith(file, (path) => chmodSync(path, 0o644));
    expect(code).toBe(1);
    expect(output).toMatch(/can be read by others.*chmod 600/);
  });

  test("holds another key", async () => {
    const { code, output } = await startWith(file, (path) =>
      writeFileSync(path, `octant-key-1:${randomBytes(32).toString("base64url")}\n`),
    );
    expect(code).toBe(1);
    expect(output).toMatch(/is not the one that this database was sealed with/);
  });

  test("holds no key", async () => {
    const { code, output } = await startWith(file, (path) => writeFileSync(path, "not a key\n"));
    expect(code).toBe(1);
    expect(output).toMatch(/holds no key of Octant/);
  });
});

test("with its own files in place it starts again", async () => {
  await octant.boot();
  expect(octant.output).toContain("Octant is ready at");
});
