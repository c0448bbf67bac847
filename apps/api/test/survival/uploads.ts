import { setTimeout as delay } from "node:timers/promises";
import { Source, TextVersion } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { importForm, makeRegister } from "../import-form.ts";
import type { HttpClient } from "../process/http-client.ts";

export type SentUpload = {
  id: string;
  text: string;
  turns: number;
  acknowledged: boolean;
  status: number | "unanswered";
};

const TURNS = 1_500;

/** Files that are sent while other things happen: each once, so that one that was cut off stays as it was left. */
export class Uploads {
  constructor(
    private readonly client: HttpClient,
    private readonly assessmentId: string,
    readonly sent: SentUpload[],
  ) {}

  async sendOne(): Promise<void> {
    const upload: SentUpload = {
      id: uuidv7(),
      text: conversation(this.sent.length),
      turns: TURNS,
      acknowledged: false,
      status: "unanswered",
    };
    this.sent.push(upload);
    await this.#send(upload);
    if (!upload.acknowledged) await delay(250);
  }

  /** The same command again, until it is answered: one that got stuck would stay refused. */
  async sendAgain(upload: SentUpload): Promise<void> {
    for (let tries = 0; tries < 20 && !upload.acknowledged; tries++) {
      await this.#send(upload);
      if (!upload.acknowledged) await delay(500);
    }
  }

  /** Whether a person can read the whole text, in as many turns as were sent. Throws where it cannot be read at all. */
  async isWhole({ id, text }: SentUpload): Promise<boolean> {
    const path = `/assessments/${this.assessmentId}`;
    const { textVersionId } = await this.client.get(`${path}/sources/${id}`, Source.parse);
    const version = await this.client.get(`${path}/texts/${textVersionId}`, TextVersion.parse);
    return version.text === text && version.turns.length === TURNS;
  }

  async #send(upload: SentUpload): Promise<void> {
    const register = makeRegister({ id: upload.id, title: "A file in a burst" });
    const form = importForm(register, { content: upload.text });
    const answer = await this.client
      .send("POST", `/assessments/${this.assessmentId}/sources`, form)
      .catch(() => undefined);
    await answer?.arrayBuffer().catch(() => {});
    upload.status = answer?.status ?? "unanswered";
    upload.acknowledged = answer?.ok ?? false;
  }
}

/** About 150 kB between two speakers, no two files alike. */
function conversation(number: number): string {
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    const speaker = turn % 2 === 0 ? "INTERVIEWER" : "RESPONDENT";
    return `${speaker}: In talk ${number}, turn ${turn}, somebody speaks of the road, the market and the river.`;
  });
  return turns.join("\n");
}
