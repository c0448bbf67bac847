import { existsSync, renameSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, OctantServer, serveOnce } from "../octant-server.ts";

describe("npm start", () => {
  let octant: OctantServer;
  beforeAll(async () => {
    octant = await OctantServer.start();
  }, 90_000);
  afterAll(() => octant.dispose());

  test("says where it is ready, and answers there", async () => {
    expect(octant.output).toContain(`Octant is ready at ${octant.origin}`);
    expect((await fetch(`${octant.origin}/health/live`)).status).toBe(200);
    expect((await fetch(`${octant.origin}/health/ready`)).status).toBe(200);
  });

  test("a data folder that another Octant uses is refused, and that one goes on", async () => {
    const second = await serveOnce({ OCTANT_DATA: octant.dataFolder, OCTANT_PORT: String(await freePort()) });
    expect(second.code).toBe(1);
    expect(second.output).toContain(octant.dataFolder);
    expect(second.output).toMatch(/in use/);
    expect((await fetch(`${octant.origin}/health/ready`)).status).toBe(200);
  });

  test("a port that is taken is named, and the data folder is left clean", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const address = squatter.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await octant.end();
    const refused = await serveOnce({ OCTANT_DATA: octant.dataFolder, OCTANT_PORT: String(port) });
    squatter.close();
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`${port}`);
    expect(refused.output).not.toMatch(/\n\s+at /);
    await octant.boot();
  });

  test("without its key file existing data is not opened, and no new key is made", async () => {
    await octant.end();
    const keyFile = join(octant.dataFolder, "octant.key");
    renameSync(keyFile, `${keyFile}.away`);
    const refused = await serveOnce({ OCTANT_DATA: octant.dataFolder, OCTANT_PORT: String(octant.port) });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("octant.key");
    expect(existsSync(keyFile)).toBe(false);
    renameSync(`${keyFile}.away`, keyFile);
    await octant.boot();
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it with exit code 0 and clean data", async (signal) => {
    expect(await octant.end(signal)).toBe(0);
    await octant.boot();
    expect(octant.output).not.toMatch(/recover/i);
  });
});

test("an unknown OCTANT_ name is refused with the names that there are", async () => {
  const refused = await serveOnce({ OCTANT_PROT: "3900" });
  expect(refused.code).toBe(1);
  expect(refused.output).toContain("OCTANT_PROT");
  expect(refused.output).toContain("OCTANT_PORT");
});
