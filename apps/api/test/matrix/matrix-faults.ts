import { randomUUID } from "node:crypto";
import { Problem } from "@octant/schemas";
import type { createApp } from "../../src/app.ts";
import { guard } from "../../src/platform/guard.ts";
import { onError } from "../../src/platform/problems.ts";
import { requestLog } from "../../src/platform/request-log.ts";
import { featureRouter } from "../../src/platform/route.ts";
import type { Rules } from "../../src/platform/route-rules.ts";
import type { TestApp } from "../test-app.ts";
import { type Expected, expectedAnswer, type Where } from "./expected-answer.ts";
import type { gatherPeople, Person } from "./people.ts";

/** What the guard alone can say; a route behind it never does. */
const OF_GUARD = new Set([
  "sign-in-needed",
  "second-factor-needed",
  "second-factor-required",
  "right-missing",
  "step-up-needed",
]);

type Gathered = Awaited<ReturnType<typeof gatherPeople>>;

/**
 * Sends what everybody could ask of every route, with the own, a foreign and an unknown assessment in its path, and gives
 * every answer that the table of rights does not foresee, as a sentence. What is to be refused is asked of the real app; what is
 * to be let in is asked of the same guard before routes that do nothing, or the matrix would carry out what it asks for.
 */
export async function matrixFaults(octant: TestApp, rules: Rules, gathered: Gathered, guarded: Rules = rules) {
  const { app } = octant;
  const probe = probeApp(octant, guarded);
  const faults: string[] = [];
  let asked = 0;
  for (const [name, rule] of rules) {
    const [method = "", pattern = ""] = name.split(" ");
    const places: Where[] = pattern.includes(":assessmentId") ? ["own", "foreign", "unknown"] : ["own"];
    for (const where of places) {
      const path = toPath(pattern, gathered, where);
      for (const person of gathered.people) {
        const expected = expectedAnswer(rule, person, where);
        octant.app = expected === "open" || guarded !== rules ? probe : app;
        const got = await ask(person, method, path, rule === "anyone");
        asked += 1;
        if (String(got) !== String(expected))
          faults.push(`${name} (${where}), ${person.name}: ${got}, not ${expected}`);
      }
    }
  }
  octant.app = app;
  return { faults, asked };
}

async function ask(person: Person, method: string, path: string, forAnyone: boolean): Promise<Expected> {
  const answer = await person.send(method, path);
  if (answer.ok) return "open";
  const { code } = Problem.parse(await answer.json());
  // whatever a route for anyone answers, it asks nobody who they are
  return forAnyone && !OF_GUARD.has(code) ? "open" : [answer.status, code];
}

/** The guard before routes that answer at once. */
function probeApp({ deps }: TestApp, rules: Rules): ReturnType<typeof createApp> {
  const probe = featureRouter();
  probe.use(
    requestLog(deps),
    guard(() => rules),
  );
  for (const name of rules.keys()) {
    const [method = "", path = ""] = name.split(" ");
    probe.on(method, path, (c) => c.text("open"));
  }
  probe.onError(onError);
  return asApp(probe);
}

/** A client asks only for `request`, which every router has. */
const asApp = (probe: ReturnType<typeof featureRouter>) => probe as unknown as ReturnType<typeof createApp>;

/** An address with ids in it: all but the assessment's are unknown, so that nothing is found behind an open door. */
function toPath(pattern: string, { study, foreign }: Gathered, where: Where): string {
  const assessmentId = { own: study.assessmentId, foreign: foreign.assessmentId, unknown: randomUUID() }[where];
  return pattern.replace(":assessmentId", assessmentId).replaceAll(/:\w+/g, () => randomUUID());
}
