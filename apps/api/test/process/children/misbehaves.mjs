// A parser's process that a hostile file has taken over: the job says what it then does. Like the real one it ends where it
// is told nothing, and it answers in frames.
import { readSync, writeSync } from "node:fs";

const beginning = new Uint8Array(8);
if (readSync(0, beginning) === 0) process.exit(0);
const rest = new Uint8Array(new DataView(beginning.buffer).getUint32(0) - 8);
for (let at = 0; at < rest.length; ) at += readSync(0, rest, at, rest.length - at, null);
const headLength = new DataView(beginning.buffer).getUint32(4);
const { head } = JSON.parse(new TextDecoder().decode(rest.subarray(0, headLength)));

const acts = {
  hang() {
    for (;;);
  },
  /** Bytes outside of JavaScript's heap, which no flag of Node's limits. */
  "take-bytes"() {
    const kept = [];
    for (let mebibytes = 0; mebibytes < Number(head.mebibytes); mebibytes += 8) kept.push(Buffer.alloc(8 * 2 ** 20, 1));
    answer({ took: kept.length * 8 });
  },
  "fill-heap"() {
    const kept = [];
    for (;;) kept.push({ a: kept.length, b: [kept.length] });
  },
  end() {
    process.exit(3);
  },
  "answer-nonsense"() {
    writeSync(1, new TextEncoder().encode("HTTP/1.1 200 OK\r\n\r\n".repeat(100)));
  },
  flood() {
    for (;;) writeSync(1, new Uint8Array([0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1, ...new Uint8Array(65_536)]));
  },
  /** Says what it can get at. */
  async "look-around"() {
    const found = { env: Object.keys(process.env), cwd: process.cwd(), reached: [] };
    const attempt = async (name, work) => {
      await work().then(
        () => found.reached.push(name),
        () => {},
      );
    };
    await attempt("a file", async () => (await import("node:fs")).readFileSync(head.file));
    await attempt("a folder", async () => (await import("node:fs")).readdirSync("/"));
    await attempt("a new file", async () => (await import("node:fs")).writeFileSync("new", "x"));
    await attempt("a process", async () => {
      const { status } = (await import("node:child_process")).spawnSync("true");
      if (status !== 0) throw new Error("not started");
    });
    await attempt("the network", async () => {
      const { connect } = await import("node:net");
      await new Promise((resolve, reject) => {
        connect(Number(head.port), "127.0.0.1", resolve).on("error", reject);
      });
    });
    await attempt("code from words", async () => new Function("return 1")());
    answer(found);
  },
};
await acts[head.kind]();
process.exit(0);

function answer(found) {
  const bytes = new TextEncoder().encode(JSON.stringify({ head: found, lengths: [] }));
  const preamble = new DataView(new ArrayBuffer(8));
  preamble.setUint32(0, 8 + bytes.length);
  preamble.setUint32(4, bytes.length);
  writeSync(1, new Uint8Array(preamble.buffer));
  writeSync(1, bytes);
}
