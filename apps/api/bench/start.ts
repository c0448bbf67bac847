import { spawnSync } from "node:child_process";
import { OctantServer } from "../test/octant-server.ts";
import { percentile, type Report } from "./percentile.ts";

/** How long the built server takes from its start to "ready": with an empty data folder (demo loaded) and with a full one. */
export async function run(report: Report): Promise<void> {
  const began = performance.now();
  const octant = await OctantServer.start();
  report({ metric: "first start, demo loaded", value: seconds(performance.now() - began), unit: "s" });
  const warm: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await octant.end();
    const again = performance.now();
    await octant.boot();
    warm.push(seconds(performance.now() - again));
  }
  await octant.dispose();
  const bare = performance.now();
  spawnSync(process.execPath, ["-e", ""]);
  report({ metric: "second start, median of 5", value: percentile(warm, 0.5), unit: "s" });
  report({ metric: "an empty Node process", value: seconds(performance.now() - bare), unit: "s" });
}

function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}
