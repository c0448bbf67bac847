import { asAccount, assessments, coders, codes, type Tx } from "@octant/db";
import { v7 as uuidv7 } from "uuid";
import { addAccounts } from "../../platform/account-names.ts";
import { recordChanges } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { Account, RequestContext } from "../../platform/request-context.ts";
import { createAssessment } from "../assessment/create-assessment.ts";
import { wasDeleted } from "../protection/queries.ts";
import { addSources } from "../sources/add-sources.ts";
import { type ParsedText, parseText } from "../sources/parse-text.ts";
import { toAddedChange } from "../sources/record-added.ts";
import { storeText } from "../sources/store-text.ts";
import { loadDesign, readDemoDesign } from "./demo-design.ts";
import { DemoFileError } from "./demo-file-error.ts";
import { type DemoSource, readDemoAssessment, readDemoSources } from "./demo-files.ts";
import { type DemoIdMaker, demoId, demoIds } from "./demo-id.ts";
import type { DemoAssessment } from "./demo-schema.ts";
import { planDemo } from "./plan-demo.ts";
import { type LaidCoding, storeCodings } from "./store-codings.ts";
import { toRegister } from "./to-register.ts";

type LoadDeps = Pick<Deps, "db" | "vault">;

/**
 * Brings the demo in `folder` into the database, by the steps with which anybody's data comes in, and gives the account of
 * its lead. All of it or nothing, in one transaction: an assessment that is there is whole, and is left as it is.
 * Throws a `DemoFileError` that names the file and what is wrong in it.
 */
export async function loadDemo(deps: LoadDeps, folder: string, report: (sentence: string) => void): Promise<Account> {
  const assessment = readDemoAssessment(folder);
  const lead = leadOf(assessment);
  const plan = planDemo(assessment);
  const scope = { db: deps.db, account: lead, assessmentId: plan.id };
  const isThere = await inAssessment(scope, async (tx) => (await tx.select().from(assessments)).length > 0);
  // who has deleted the demo does not find it again at the next start
  if (isThere || (await asAccount(deps.db, "", (tx) => wasDeleted(tx, plan.id)))) return lead;
  const design = readDemoDesign(folder, assessment);
  const sources = readDemoSources(folder, assessment);
  report(`Loading the demo ${assessment.name}: ${sources.length} invented conversations`);
  await addPeople(deps, assessment);
  await inAssessment(scope, async (tx) => {
    await createAssessment({ ...deps, tx }, lead, plan);
    const ctx: RequestContext = { ...deps, ...scope, tx, requestId: uuidv7(), role: "lead", coderId: null };
    const idOf = demoIds(assessment);
    if (design) await loadDesign(ctx, assessment.name, idOf, design);
    const names = await readNames(tx, idOf);
    const texts = await loadSources(ctx, tx, names, sources);
    await storeCodings(
      tx,
      plan.id,
      sources.flatMap((source) => toLaid(names, source, known(texts, source.file))),
    );
  });
  return lead;
}

async function addPeople({ db, vault }: LoadDeps, { members }: DemoAssessment) {
  const people = members.map(({ id, name }) => ({ id: demoId("account", id), name }));
  await asAccount(db, "", (tx) => addAccounts(tx, vault.server, people));
}

/** What the demo's files call by a name of their own, by the ids it has here. */
type Names = {
  idOf: DemoIdMaker;
  coders: ReadonlyMap<string | null, string>;
  codes: ReadonlyMap<string | null, string>;
};

async function readNames(tx: Tx, idOf: DemoIdMaker): Promise<Names> {
  const [coderRows, codeRows] = [await tx.select().from(coders), await tx.select().from(codes)];
  return {
    idOf,
    coders: new Map(coderRows.map(({ accountId, id }) => [accountId, id])),
    codes: new Map(codeRows.map(({ questionId, id }) => [questionId, id])),
  };
}

/** Puts all sources into the register at once, then their texts. Gives the id of the text version that each file has become. */
async function loadSources(ctx: RequestContext, tx: Tx, { idOf }: Names, sources: readonly DemoSource[]) {
  const read = sources.map((source) => ({ source, parsed: parse(source), register: toRegister(idOf, source) }));
  const { sealer, added } = await addSources(
    tx,
    ctx,
    read.map(({ source, parsed, register }) => {
      return { register, number: source.number, direction: parsed.direction, fileName: fileNameOf(source) };
    }),
  );
  const textIds = new Map<string, string>();
  for (const { source, parsed, register } of read) {
    const text = { sourceId: register.id, parsed, original: new TextEncoder().encode(source.text) };
    textIds.set(register.id, await storeText(tx, ctx, sealer, text));
  }
  const fileNames = new Map(read.map(({ source, register }) => [register.id, fileNameOf(source)]));
  const records = added.map((source) => {
    const [textVersionId, fileName] = [known(textIds, source.id), known(fileNames, source.id)];
    return toAddedChange(sealer, source, { kind: "source.imported", commandId: source.id, textVersionId, fileName });
  });
  await recordChanges(tx, ctx, records);
  return new Map(read.map(({ source, register }) => [source.file, known(textIds, register.id)]));
}

/** The demo's files come with Octant: they are no upload, and are read here. */
function parse({ file, text }: DemoSource): ParsedText {
  const parsed = parseText(new TextEncoder().encode(text));
  if (parsed.kind !== "read") throw new DemoFileError(`${file}.md`, "is not a text that Octant reads");
  return parsed;
}

const fileNameOf = ({ file }: DemoSource) => `${file}.md`;

/** The demo's coders code under their own accounts. */
function toLaid({ idOf, coders, codes }: Names, { file, codings }: DemoSource, textVersionId: string): LaidCoding[] {
  return codings.map(({ question, stance, start, end, area, periods, coder }, at) => {
    const accountId = demoId("account", coder);
    return {
      id: idOf("coding", file, String(at)),
      accountId,
      coderId: known(coders, accountId),
      codeId: known(codes, question),
      textVersionId,
      start,
      end,
      stance,
      aboutAreaId: idOf("area", area),
      aboutPeriodIds: periods.map((period) => idOf("period", period)).toSorted(),
      rowVersion: 1,
    };
  });
}

function leadOf({ members }: DemoAssessment): Account {
  const lead = members.find((member) => member.role === "lead");
  if (!lead) throw new Error("the demo has no lead");
  return { id: demoId("account", lead.id), name: lead.name };
}

/** What the reading of the demo's files has made sure of is there. */
function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo names ${key}, which nothing defines`);
  return value;
}
