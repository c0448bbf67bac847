import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { percentile } from "../../bench/percentile.ts";
import { OctantServer } from "../octant-server.ts";
import { LOGIN, makeFirstAccount, signInOver } from "../process/sign-in-over.ts";
import { asAdministrator } from "./as-administrator.ts";
import { tell } from "./told.ts";

const TRIES = 200;
/** What the control is slower by. */
const PLANTED_SHARE = 0.15;
const ARMS = ["known", "unknown", "slowed"] as const;
type Arm = (typeof ARMS)[number];
const MOST_APART = 0.05;

let octant: OctantServer;
beforeAll(async () => {
  octant = await OctantServer.start();
  await makeFirstAccount(octant);
});
afterAll(() => octant.dispose());

test("how long a refusal takes does not tell whether somebody has the login", async (ctx) => {
  const samples: Record<Arm, number[]> = { known: [], unknown: [], slowed: [] };
  await asAdministrator(octant.dataFolder, async (sql) => {
    for (let turn = 0; turn < TRIES; turn++) {
      // each arm comes first, second and third equally often, after the same work of the database
      for (let place = 0; place < ARMS.length; place++) {
        const arm = ARMS[(turn + place) % ARMS.length] ?? "known";
        await sql`delete from sign_in_try`; // or the sixth would not be compared at all
        samples[arm].push(await refuse(arm));
      }
    }
  });
  // what a busy machine adds, it adds to the slower ones
  const quick = (each: readonly number[]) => percentile(each, 0.25);
  const apart = (each: readonly number[]) => Math.abs(quick(each) / quick(samples.known) - 1);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  tell(ctx, {
    event: 14,
    done: `${TRIES} wrong passwords for a login that somebody has and one that nobody has, in turn`,
    counts: {
      "known, quicker quarter in ms": Math.round(quick(samples.known)),
      "unknown, quicker quarter in ms": Math.round(quick(samples.unknown)),
      apart: percent(apart(samples.unknown)),
    },
    control: `a planted delay of 15 % was found: ${percent(apart(samples.slowed))} apart`,
  });
  expect(apart(samples.slowed)).toBeGreaterThan(MOST_APART);
  expect(apart(samples.unknown)).toBeLessThan(MOST_APART);
});

/** How long a refusal takes, in ms: `slowed` is an unknown login with a planted delay, for the control. */
async function refuse(arm: Arm): Promise<number> {
  const login = arm === "known" ? LOGIN : "nobody@example.org";
  const { status, elapsedMs } = await signInOver(octant, login, "not the password");
  expect(status).toBe(401);
  if (arm !== "slowed") return elapsedMs;
  const began = performance.now();
  await delay(elapsedMs * PLANTED_SHARE);
  return elapsedMs + performance.now() - began;
}
