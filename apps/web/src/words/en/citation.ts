import type { Citation, SourceKind } from "@octant/schemas";
import { f } from "./formats.ts";

const named: Record<SourceKind, (number: string) => string> = {
  interview: (number) => `Interview ${number}`,
  "focus-group": (number) => `Focus group ${number}`,
  document: (number) => `Document ${number}`,
  notes: (number) => `Notes ${number}`,
};

/** A source as it is named wherever its title may not be: "Interview 14, civil society, Mopti, since 2016". */
export const citation = {
  /** "Interview 14" */
  name: ({ kind, number }: Pick<Citation, "kind" | "number">) => named[kind](f.number(number)),
  /** "civil society, Mopti, since 2016", or "" where the register says nothing */
  about: ({ group, area, periods }: Citation) =>
    [group, area, periods.length > 0 ? f.list(periods) : null].filter((part) => part !== null).join(", "),
  full: (parts: Citation) => {
    const about = citation.about(parts);
    return about === "" ? citation.name(parts) : `${citation.name(parts)}, ${about}`;
  },
};
