import type { Source, SourceRegister } from "@octant/schemas";
import type { RegisterDraft } from "./register-draft.ts";

/** The fields of a register, in the order in which it is filled in. */
const FIELDS = [
  "title",
  "kind",
  "groupId",
  "clusterId",
  "areaId",
  "periodIds",
  "language",
  "consent",
  "date",
  "interviewer",
  "mode",
  "access",
  "present",
  "questions",
  "consentHow",
  "sensitivity",
  "gender",
  "participants",
  "primaryCoderId",
  "partOf",
] as const satisfies readonly (keyof SourceRegister)[];

/** A source's register as a draft to be edited. */
export function toDraft(source: Source): RegisterDraft {
  return pick(source, FIELDS);
}

/** Only what differs from the source, so that a change says nothing about the rest. */
export function changedFields(source: Source, register: SourceRegister): Partial<SourceRegister> {
  return pick(
    register,
    FIELDS.filter((field) => !isSame(register[field], source[field])),
  );
}

/**
 * What a person changed, laid over the source as somebody else left it meanwhile: fields that the person did not touch
 * take the other's value, so that saving it undoes nothing that was not meant.
 */
export function rebase(draft: RegisterDraft, base: Source, theirs: Source): RegisterDraft {
  const movesCluster = draft.groupId !== base.groupId || draft.clusterId !== base.clusterId;
  const mine = FIELDS.filter((field) => {
    // group and cluster go together: a cluster lies in one group
    if (field === "groupId" || field === "clusterId") return movesCluster;
    return field !== "consent" && !isSame(draft[field], base[field]);
  });
  const scope = (name: keyof Source["consent"]) =>
    draft.consent[name] === base.consent[name] ? theirs.consent[name] : draft.consent[name];
  return {
    ...toDraft(theirs),
    ...pick(draft, mine),
    consent: {
      analyse: scope("analyse"),
      quote: scope("quote"),
      archive: draft.consent.archive === base.consent.archive ? theirs.consent.archive : draft.consent.archive,
      recontact:
        draft.consent.recontact === base.consent.recontact ? theirs.consent.recontact : draft.consent.recontact,
    },
  };
}

/** Lists of ids are sets: in what order they were ticked says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b) && a.every((item) => typeof item === "string")) {
    return a.length === b.length && a.every((item) => b.includes(item));
  }
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null && !Array.isArray(a)) {
    const names = Object.keys({ ...a, ...b });
    return names.every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)));
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

function pick<Register extends object, Name extends keyof Register>(register: Register, names: readonly Name[]) {
  // the names that were asked for, and no other
  return Object.fromEntries(names.map((name) => [name, register[name]])) as Pick<Register, Name>;
}
