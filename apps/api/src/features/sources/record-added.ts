import type { SourceFacts } from "@octant/schemas";
import { NO_FACTS_YET } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import type { ChangeRecord } from "../../platform/changes.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import type { AddedSource } from "./add-sources.ts";

type How = {
  kind: "source.imported" | "source.registered";
  commandId: string;
  textVersionId?: string;
  fileName?: string;
};

/** That a source came into the register, and what was said of it then. */
export function toAddedChange(sealer: RecordSealer, added: AddedSource, how: How): ChangeRecord {
  const { id, number, clusterId, register, facts } = added;
  const { kind, areaId, language, consent, title } = register;
  const { mode, questions, consentHow, sensitivity, gender, primaryCoderId, partOf } = facts;
  const { textVersionId, fileName } = how;
  const changeId = uuidv7();
  const told = { title, ...(fileName !== undefined && { fileName }), ...knownOf(facts) };
  return {
    id: changeId,
    kind: how.kind,
    entity: "source",
    entityId: id,
    commandId: how.commandId,
    after: {
      kind,
      number,
      clusterId,
      areaId,
      periodIds: [...new Set(register.periodIds)],
      language,
      consent,
      mode,
      questions,
      consentHow,
      sensitivity,
      gender,
      primaryCoderId,
      partOf,
      ...(textVersionId !== undefined && { textVersionId }),
    },
    afterSealed: sealer.seal(id, PLACES.changeAfter(changeId), JSON.stringify(told)),
  };
}

/** Of the sealed facts those that are known. */
function knownOf(facts: SourceFacts): Partial<SourceFacts> {
  const fields = ["date", "interviewer", "access", "present", "participants"] as const;
  const known = fields.filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(NO_FACTS_YET[field]));
  return Object.fromEntries(known.map((field) => [field, facts[field]]));
}
