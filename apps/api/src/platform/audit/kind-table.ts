import { AUDIT_KIND_NAMES, AUDIT_KINDS, type AuditKindRow } from "@octant/schemas";

const CHAIN = { assessment: "assessment", server: "server", both: "both" } as const;

/** The kinds of entries as the documentation shows them, a Markdown table. */
export function kindTable(): string {
  const rows = AUDIT_KIND_NAMES.map((kind) => {
    const { log, entity, means, facts }: AuditKindRow = AUDIT_KINDS[kind];
    const named = Object.keys(facts.shape).map((name) => `\`${name}\``);
    return `| \`${kind}\` | ${CHAIN[log]} | ${means} | ${entity ?? "–"} | ${named.join(", ") || "–"} |`;
  });
  return ["| kind | chain | what happened | about | facts |", "|---|---|---|---|---|", ...rows].join("\n");
}
