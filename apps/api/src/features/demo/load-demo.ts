import { asAccount, assessments, coders, codes, type Tx } from "@octant/db";
import { v7 as uuidv7 } from "uuid";
import { addAccounts } from "../../platform/account-names.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { Account, RequestContext } from "../../platform/request-context.ts";
import { createAssessment } from "../assessment/create-assessment.ts";
import { wasDeleted } from "../protection/queries.ts";
import { importSource } from "../sources/import-source.ts";
import type { ReadAside } from "../sources/parse-aside.ts";
import { parseText } from "../sources/parse-text.ts";
import { addCoding } from "../workbench/add-coding.ts";
import { type Demo, type DemoSource, readDemo } from "./demo-files.ts";
import { demoId } from "./demo-id.ts";
import { planDemo } from "./plan-demo.ts";

/**
 * Brings the demo in `folder` into the database, through the use cases by which anybody's data comes in, and gives the account
 * of its lead. All of it or nothing, in one transaction: an assessment that is there is whole, and is left as it is.
 * Throws a `DemoFileError` that names the file and what is wrong in it.
 */
export async function loadDemo(deps: Deps, folder: string, report: (sentence: string) => void): Promise<Account> {
  const demo = readDemo(folder);
  const lead = leadOf(demo);
  const plan = planDemo(demo.assessment);
  const scope = { db: deps.db, account: lead, assessmentId: plan.id };
  const isThere = await inAssessment(scope, async (tx) => (await tx.select().from(assessments)).length > 0);
  // who has deleted the demo does not find it again at the next start
  if (isThere || (await asAccount(deps.db, "", (tx) => wasDeleted(tx, plan.id)))) return lead;
  report(`Loading the demo: ${demo.sources.length} invented conversations`);
  await addPeople(deps, demo);
  await inAssessment(scope, async (tx) => {
    await createAssessment({ ...deps, tx }, lead, plan);
    const contexts = await contextsOf(tx, deps, demo, plan.id);
    const codeIds = new Map((await tx.select().from(codes)).map((code) => [code.questionId, code.id]));
    for (const source of demo.sources) await loadSource(contexts, codeIds, lead, source);
  });
  return lead;
}

async function addPeople({ db, vault }: Deps, { assessment }: Demo) {
  const people = assessment.members.map(({ id, name }) => ({ id: demoId("account", id), name }));
  await asAccount(db, "", (tx) => addAccounts(tx, vault.server, people));
}

/** What a use case takes, for each member by name: the demo's coders code under their own accounts. */
async function contextsOf(tx: Tx, { db, vault }: Deps, { assessment }: Demo, assessmentId: string) {
  const coderIds = new Map((await tx.select().from(coders)).map((coder) => [coder.accountId, coder.id]));
  const contexts = assessment.members.map(({ id, name, role }): [string, RequestContext] => {
    const account = { id: demoId("account", id), name };
    const coderId = coderIds.get(account.id) ?? null;
    return [account.id, { db, vault, tx, requestId: uuidv7(), assessmentId, account, role, coderId }];
  });
  return new Map(contexts);
}

async function loadSource(
  contexts: ReadonlyMap<string, RequestContext>,
  codeIds: ReadonlyMap<string | null, string>,
  lead: Account,
  source: DemoSource,
) {
  const { file, title, kind, cluster, area, periods, language, consent } = source;
  const register = {
    id: demoId("source", file),
    encoding: null,
    title,
    kind,
    groupId: null, // the cluster's
    clusterId: demoId("cluster", cluster),
    areaId: demoId("area", area),
    periodIds: periods.map((period) => demoId("period", period)),
    language,
    consent,
  };
  const upload = { name: `${file}.md`, bytes: new TextEncoder().encode(source.text) };
  const { textVersionId } = await importSource(known(contexts, lead.id), register, upload, readHere);
  for (const [at, coding] of source.codings.entries()) {
    const { question, stance, start, end } = coding;
    await addCoding(known(contexts, demoId("account", coding.coder)), {
      id: demoId("coding", file, String(at)),
      textVersionId,
      codeId: known(codeIds, question),
      start,
      end,
      stance,
      // what is left out is the source's own, and stays so when the register is corrected
      aboutAreaId: coding.area === area ? undefined : demoId("area", coding.area),
      aboutPeriodIds: isSame(coding.periods, periods) ? undefined : coding.periods.map((p) => demoId("period", p)),
    });
  }
}

/** The demo's files come with Octant: they are no upload. */
const readHere: ReadAside = async (bytes, encoding) => parseText(bytes, encoding);

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

function leadOf({ assessment }: Demo): Account {
  const lead = assessment.members.find((member) => member.role === "lead");
  if (!lead) throw new Error("the demo has no lead");
  return { id: demoId("account", lead.id), name: lead.name };
}

/** What the reading of the demo's files has made sure of is there. */
function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo names ${key}, which nothing defines`);
  return value;
}
