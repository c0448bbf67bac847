import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { HttpClient } from "../process/http-client.ts";
import { importText } from "../process/material.ts";
import { type SentUpload, Uploads } from "./uploads.ts";

export const WRITERS = 8;
const PATIENCE_MS = 60_000;

export type SentCoding = { id: string; acknowledged: boolean };

/** What was sent in a burst, and how it was answered. */
export type Ledger = {
  assessmentId: string;
  textVersionId: string;
  codings: SentCoding[];
  uploads: SentUpload[];
  /** How many answers of each status; `unanswered` where the connection broke. */
  answers: Map<number | "unanswered", number>;
  /** Answers of 503 that do not say when to come again. */
  withoutRetryAfter: number;
};

export type Burst = {
  ledger: Ledger;
  acknowledged: () => number;
  /** Waits until that many codings have been acknowledged. */
  reach: (count: number) => Promise<void>;
  /** Waits until every writer has got its last acknowledgement, and no upload is under way. */
  finished: Promise<void>;
};

/** A text that nobody has coded, long enough that every coding of a burst has a place of its own in it. */
export async function burstText(client: HttpClient, assessmentId: string, codings: number): Promise<string> {
  return (await importText(client, assessmentId, "The patrols stay near the camp. ".repeat(codings / 4))).textVersionId;
}

type Target = { assessmentId: string; textVersionId: string; codeId: string };

/**
 * Starts eight writers who between them lay `codings` codings, each sending the same command again until it is
 * acknowledged, while files are uploaded that are sent once. Any answer but "stored" and "come again" ends the burst.
 */
export function startBurst(client: HttpClient, target: Target, codings: number): Burst {
  const { assessmentId, textVersionId, codeId } = target;
  const ledger: Ledger = {
    assessmentId,
    textVersionId,
    codings: [],
    uploads: [],
    answers: new Map(),
    withoutRetryAfter: 0,
  };
  let acknowledged = 0;
  let lastAt = performance.now();
  let failed: unknown;
  let writing = true;

  const write = async (sent: SentCoding, start: number) => {
    const body = { id: sent.id, textVersionId, codeId, start, end: start + 7, stance: "mixed" };
    for (;;) {
      if (failed) return;
      const answer = await client.send("POST", `/assessments/${assessmentId}/codings`, body).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => {});
      count(ledger, answer);
      if (answer?.status === 201) break;
      if (performance.now() - lastAt > PATIENCE_MS) throw new Error("no writer was acknowledged for a minute");
      if (answer && !COME_AGAIN.has(answer.status)) throw new Error(`a writer was answered ${answer.status}`);
      await delay(waitMs(answer));
    }
    sent.acknowledged = true;
    acknowledged += 1;
    lastAt = performance.now();
  };
  const writer = async (seat: number) => {
    for (let place = seat; place < codings; place += WRITERS) {
      const sent = { id: uuidv7(), acknowledged: false };
      ledger.codings.push(sent);
      await write(sent, place * 7);
    }
  };
  const uploads = new Uploads(client, assessmentId, ledger.uploads);
  const uploader = async () => {
    while (writing) await uploads.sendOne();
  };
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, seat) => writer(seat))).catch((error: unknown) => {
    failed = error;
    throw error;
  });
  const uploading = uploader();
  const finished = writers
    .finally(() => {
      writing = false;
    })
    .then(() => uploading);
  finished.catch(() => {}); // told where it is awaited
  return {
    ledger,
    acknowledged: () => acknowledged,
    reach: async (enough) => {
      while (acknowledged < enough) {
        if (failed) throw failed;
        await delay(5);
      }
    },
    finished,
  };
}

/** Too fast, away, full: the same command may be sent again. */
const COME_AGAIN = new Set([429, 503, 507]);

function count(ledger: Ledger, answer: Response | undefined): void {
  const status = answer?.status ?? "unanswered";
  ledger.answers.set(status, (ledger.answers.get(status) ?? 0) + 1);
  if (answer?.status === 503 && !answer.headers.has("retry-after")) ledger.withoutRetryAfter += 1;
}

/** As long as the server asks for, where it could; a little, where there was no server. */
function waitMs(answer: Response | undefined): number {
  const seconds = Number(answer?.headers.get("retry-after") ?? 0);
  return Math.max(seconds * 1_000, 100) * (0.5 + Math.random() / 2);
}

/** The answers of a burst as the report shows them. */
export function toldAnswers({ answers }: Ledger): string {
  const inOrder = [...answers].toSorted(([a], [b]) => String(a).localeCompare(String(b)));
  return inOrder.map(([status, times]) => `${status}: ${times}`).join(", ");
}
