import { writeCsv } from "@octant/csv";
import type { AssessmentNames } from "../app/assessment.ts";
import type { Words } from "../words/words.ts";
import type { SourceLine } from "./source-rows.ts";

/** The register as a spreadsheet reads it: a line for each source, in the order given, with a column for each thing known. */
export function registerCsv(
  lines: readonly SourceLine[],
  names: Pick<AssessmentNames, "clusters">,
  { sources: { register, head, notPlaced }, consentState }: Words,
): string {
  const { scopes } = register;
  const titles = [
    head.source,
    register.title,
    register.kind,
    register.group,
    register.cluster,
    register.area,
    register.periods,
    register.language,
    scopes.analyse,
    scopes.quote,
    scopes.archive,
    scopes.recontact,
    head.turns,
    head.codings,
  ];
  const rows = lines.map(({ source, name, kind, group, area, periods }) => {
    const { title, clusterId, language, consent, turns, codings } = source;
    return [
      name,
      title,
      kind,
      group ?? notPlaced,
      names.clusters.get(clusterId)?.name ?? "",
      area ?? "",
      periods,
      language ?? "",
      consentState[consent.analyse],
      consentState[consent.quote],
      consentState[consent.archive],
      consentState[consent.recontact],
      turns,
      codings,
    ];
  });
  return writeCsv([titles, ...rows]);
}
