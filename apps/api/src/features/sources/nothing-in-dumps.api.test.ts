import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, ensureIdentityLogin, migrate, openEmbeddedCluster } from "@octant/db";
import { Source } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "../../../test/client.ts";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { filesWith } from "../../../test/search-files.ts";
import { openTestApp } from "../../../test/test-app.ts";
import { IdentityVault } from "../../platform/identities/index.ts";
import { FileKeys } from "../../platform/vault/file-keys.ts";

/** A server with its own `pg_dump`: the embedded binaries come without one. OCTANT_TEST_PG15 names another folder. */
const FIFTEEN = process.env.OCTANT_TEST_PG15 ?? "/usr/lib/postgresql/15";
const isMissing = !existsSync(join(FIFTEEN, "bin", "pg_dump"));

const newWord = () => `zq${randomBytes(9).toString("hex")}`;
const longText = (word: string) => `Respondent: We say ${word} here.\n`.repeat(1_000);

let folder: string;
let dumps: string;
let close: () => Promise<void> = async () => {};
let adminUrl: string;
const words = {
  text: newWord(),
  longText: newWord(),
  title: newWord(),
  fileName: newWord(),
  person: newWord(),
  colleague: newWord(),
};

beforeAll(async () => {
  if (isMissing) return;
  folder = await mkdtemp(join(tmpdir(), "octant-dumped-"));
  await chmod(folder, 0o711); // run by root, the database's own user has to come through
  dumps = await mkdtemp(join(tmpdir(), "octant-dumps-"));
  const cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data"), native: FIFTEEN });
  adminUrl = cluster.adminUrl;
  const passwords = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")] as const;
  const { appUrl } = await migrate(adminUrl, { loginPassword: passwords[0] });
  const app = connect(appUrl);
  const identities = connect(await ensureIdentityLogin(adminUrl, passwords[1]), { max: 2 });
  const vault = await IdentityVault.open(identities.db, FileKeys.of("identity", randomBytes(32)));
  const octant = await openTestApp({ db: app.db, identities: vault });
  close = async () => {
    await octant.close();
    await Promise.all([app.close(), identities.close()]);
    await cluster.stop();
    for (const made of [folder, dumps]) await rm(made, { recursive: true, force: true });
  };
  const study = await makeAssessment(octant);
  await addAccount(octant, words.colleague);
  const send = (content: string) => {
    const body = importForm(makeRegister({ title: words.title }), { name: `${words.fileName}.txt`, content });
    return study.client(0).get(study.path("/sources"), Source, "POST", { body });
  };
  const { id } = await send(`R1: I am ${words.text}.`);
  await send(longText(words.longText));
  const person = { id: uuidv7(), name: words.person, contact: words.person, place: words.person, note: words.person };
  await study.client(0).send("PUT", study.path(`/sources/${id}/identity`), { body: person, rowVersion: 0 });
});
afterAll(() => close());

/** Dumps the database in plain text, and once more packed and unpacked again. */
async function dump(): Promise<void> {
  const plain = run("pg_dump", ["--dbname", adminUrl]);
  await writeFile(join(dumps, "plain.sql"), plain);
  const packed = join(dumps, "packed.dump");
  await writeFile(packed, run("pg_dump", ["-Fc", "--dbname", adminUrl]));
  await writeFile(join(dumps, "unpacked.sql"), run("pg_restore", ["-f", "-", packed]));
}

function run(name: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr } = spawnSync(join(FIFTEEN, "bin", name), args, { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout;
}

test("no dump, plain or packed, holds a word of a text, a title, a file's name, an identity or a colleague's name", async (ctx) => {
  if (isMissing) ctx.skip(`PostgreSQL 15 with its pg_dump is not installed in ${FIFTEEN}`);
  await dump();
  for (const [what, word] of Object.entries(words)) expect(filesWith(dumps, word), what).toEqual([]);
});

test("the search of dumps finds what was not sealed, in columns that are compressed and that are not", async (ctx) => {
  if (isMissing) ctx.skip(`PostgreSQL 15 with its pg_dump is not installed in ${FIFTEEN}`);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const planted = { byDefault: newWord(), external: newWord(), bytes: newWord() };
  await admin`create table not_sealed (by_default text, external text, bytes bytea)`;
  await admin`alter table not_sealed alter column external set storage external`;
  await admin`
    insert into not_sealed
    values (${longText(planted.byDefault)}, ${longText(planted.external)}, ${Buffer.from(longText(planted.bytes))})`;
  await admin.end();
  await dump();
  for (const [how, word] of Object.entries(planted)) {
    expect(filesWith(dumps, word), how).toEqual([join(dumps, "plain.sql"), join(dumps, "unpacked.sql")]);
  }
});
