import { OctantServer } from "../test/octant-server.ts";
import { makeFirstAccount, signInOver } from "../test/process/sign-in-over.ts";
import { percentile, type Report } from "./percentile.ts";

const TURNS = 60;

/** How long login and password take over HTTP, Argon2id and all: one person after the other, and four at once. */
export async function run(report: Report): Promise<void> {
  const octant = await OctantServer.start();
  await makeFirstAccount(octant);
  for (const atOnce of [1, 4]) {
    const samples: number[] = [];
    const go = async () => {
      for (let turn = 0; turn < TURNS / atOnce; turn++) {
        const { status, elapsedMs } = await signInOver(octant);
        if (status !== 201) throw new Error(`not signed in: ${status}`);
        samples.push(elapsedMs);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, go));
    for (const share of [0.5, 0.95]) {
      const value = Math.round(percentile(samples, share));
      report({ metric: `sign in with a password over HTTP, ${atOnce} at once, p${share * 100}`, value, unit: "ms" });
    }
  }
  await octant.dispose();
}
