import { BODY_PACE, type BodyPace } from "./limits.ts";
import { ProblemError } from "./problems.ts";

/**
 * Reads a body to its end, counting what comes and not what was declared. Throws `body-too-large` as soon as it is, and
 * `request-too-slow` where it comes slower than `pace` allows, or breaks off.
 */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  limitBytes: number,
  pace: BodyPace = BODY_PACE,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const began = performance.now();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const allowedMs = pace.graceMs + (bytes / pace.bytesPerSecond) * 1000;
    const { done, value } = await within(began + allowedMs - performance.now(), reader.read());
    if (done) return join(chunks, bytes);
    bytes += value.byteLength;
    if (bytes > limitBytes) throw new ProblemError("body-too-large", { limitBytes });
    chunks.push(value);
  }
}

async function within<T>(ms: number, reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), Math.max(0, ms));
  });
  try {
    return await Promise.race([reading, late]);
  } catch {
    // nobody hears the answer where the connection broke: it is no fault of ours that somebody would have to look for
    throw new ProblemError("request-too-slow");
  } finally {
    clearTimeout(timer);
  }
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
