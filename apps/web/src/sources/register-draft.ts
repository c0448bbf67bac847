import {
  type Cluster,
  type ConsentState,
  NO_FACTS_YET,
  type SourceKind,
  type SourceRegister,
  type TextPreview,
} from "@octant/schemas";
import { LANGUAGE_TAG } from "../words/language-tag.ts";

/**
 * A register being filled in. Consent to analyse and to quote is null until a person chose: no earlier import, file or
 * default may grant it in a respondent's name. Source: method, section 9.
 */
export type RegisterDraft = Omit<SourceRegister, "consent"> & { consent: ConsentDraft };
export type ConsentDraft = {
  analyse: ConsentState | null;
  quote: ConsentState | null;
  archive: ConsentState;
  recontact: ConsentState;
};

/** What an import leaves behind for the next one: never a title, a cluster or a consent. */
export type LastImport = Pick<SourceRegister, "kind" | "groupId" | "areaId" | "periodIds">;

/** A field that keeps a draft from being sent. */
export type DraftGap = "title" | "language" | "analyse" | "quote" | "interviewer" | "participants";

const KIND_SIGNS: readonly [RegExp, SourceKind][] = [
  [/(?:^|[^a-z])(?:focus|fgd?\d*|groupe)(?:[^a-z]|$)/i, "focus-group"],
  [/(?:^|[^a-z])(?:int(?:erview)?\d*|entretien)(?:[^a-z]|$)/i, "interview"],
  [/(?:^|[^a-z])notes?(?:[^a-z]|$)/i, "notes"],
  [/(?:^|[^a-z])(?:report|rapport|document)(?:[^a-z]|$)/i, "document"],
];

/** A draft with what the file's name and the last import suggest. Example: "Mopti_FG6.txt" is a focus group "Mopti_FG6". */
export function prefill(fileName: string, last: LastImport | null): RegisterDraft {
  const title = fileName
    .replace(/\.[^.]+$/, "")
    .trim()
    .slice(0, 200);
  const sign = KIND_SIGNS.find(([pattern]) => pattern.test(title));
  return {
    ...NO_FACTS_YET,
    title,
    kind: sign?.[1] ?? last?.kind ?? "interview",
    groupId: last?.groupId ?? null,
    clusterId: null,
    areaId: last?.areaId ?? null,
    periodIds: last?.periodIds ?? [],
    language: null,
    consent: { analyse: null, quote: null, archive: "not-asked", recontact: "not-asked" },
  };
}

/** The same draft with the language that the preview told, unless a person already wrote one. */
export function withPreview(draft: RegisterDraft, preview: TextPreview): RegisterDraft {
  if (preview.kind !== "read" || draft.language !== null) return draft;
  return { ...draft, language: preview.language };
}

/** The draft in another group. A cluster lies in exactly one, so a cluster chosen before no longer stands. */
export function withGroup(draft: RegisterDraft, groupId: string | null): RegisterDraft {
  return { ...draft, groupId, clusterId: groupId === draft.groupId ? draft.clusterId : null };
}

/** The draft in a cluster, and so in its group; null is a cluster of the source's own in the group it has. */
export function withCluster(draft: RegisterDraft, cluster: Pick<Cluster, "id" | "groupId"> | null): RegisterDraft {
  if (!cluster) return { ...draft, clusterId: null };
  return { ...draft, clusterId: cluster.id, groupId: cluster.groupId };
}

/** How many participants the lines name. */
export function knownPeople({ lines }: SourceRegister["participants"]): number {
  return lines.reduce((sum, { people }) => sum + people, 0);
}

/** What is still missing, in the order of the form. */
export function draftGaps(draft: RegisterDraft): DraftGap[] {
  const gaps: DraftGap[] = [];
  if (draft.title.trim() === "") gaps.push("title");
  if (draft.language !== null && !LANGUAGE_TAG.test(draft.language)) gaps.push("language");
  if (draft.consent.analyse === null) gaps.push("analyse");
  if (draft.consent.quote === null) gaps.push("quote");
  if (draft.interviewer && "name" in draft.interviewer && draft.interviewer.name.trim() === "")
    gaps.push("interviewer");
  const { people } = draft.participants;
  if (people !== null && people < knownPeople(draft.participants)) gaps.push("participants");
  return gaps;
}

/** The register as the API takes it, or undefined while something is missing. */
export function toRegister(draft: RegisterDraft): SourceRegister | undefined {
  const { analyse, quote, archive, recontact } = draft.consent;
  if (draftGaps(draft).length > 0 || analyse === null || quote === null) return undefined;
  return { ...draft, title: draft.title.trim(), consent: { analyse, quote, archive, recontact } };
}
