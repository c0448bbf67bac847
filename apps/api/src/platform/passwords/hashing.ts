import { hash, verify } from "@node-rs/argon2";
import { ProblemError } from "../problems.ts";

/** What OWASP asks of Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Each run takes a core and 19 MiB: more at once would only make everybody wait longer. */
const MOST_AT_ONCE = 4;
/** Whoever comes after so many waits longer than a sign-in may take, and is told to come again. */
const MOST_WAITING = 32;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` as one of at most four at once in this process. Throws `too-many-requests` where too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new ProblemError("too-many-requests", { retryAfterSeconds: 1 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** How many runs are under way, and how many wait: for the test that there are never too many. */
export const hashingNow = () => ({ running, waiting: waiting.length });

/** A password as it is kept, with its salt and its cost: a PHC string. It is sealed before the database sees it. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), COST));
}

/** What nobody's password is, made at the same cost. */
let decoy: Promise<string> | undefined;

/** True where it is the password of this hash. Without one it takes as long, and is never true. */
export async function isPassword(password: string, phc: string | undefined): Promise<boolean> {
  decoy ??= hash(crypto.randomUUID(), COST);
  const known = phc ?? (await decoy);
  const right = await inTurn(() => verify(known, normalise(password)));
  return right && phc !== undefined;
}

/**
 * A letter with an accent is typed as one sign on some systems and as two on others: NFC makes both the same password.
 * Not NFKC: it would make one of passwords that their person has typed differently, such as with ² and with 2.
 */
export function normalise(password: string): string {
  return password.normalize("NFC");
}
