import { parentPort } from "node:worker_threads";
import { runScoringJob, type ScoringJob } from "./features/scorecard/scoring-job.ts";
import type { Answer, Asked } from "./platform/scorer/scorer.ts";

// The entry of a thread that computes figures: it is given evidence in numbers and ids, and no key, text or connection.

parentPort?.on("message", ({ number, job }: Asked<ScoringJob>) => {
  parentPort?.postMessage(answer(number, job));
});

function answer(number: number, job: ScoringJob): Answer {
  try {
    return { number, kind: "done", result: runScoringJob(job) };
  } catch (error) {
    return { number, kind: "failed", fault: error instanceof Error ? (error.stack ?? error.message) : "no error" };
  }
}
