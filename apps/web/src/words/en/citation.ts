import type { Citation, SourceKind } from "@octant/schemas";
import { f } from "./formats.ts";

const named: Record<SourceKind, (number: string) => string> = {
  interview: (number) => `Interview ${number}`,
  "focus-group": (number) => `Focus group ${number}`,
  document: (number) => `Document ${number}`,
  notes: (number) => `Notes ${number}`,
  "survey-wave": (number) => `Survey wave ${number}`,
};

/** A source as it is named wherever its title may not be: "Focus group 2, women's associations, Gao, 2019". */
export const citation = {
  /** "Interview 14" */
  name: ({ kind, number }: Pick<Citation, "kind" | "number">) => named[kind](f.number(number)),
  /** "women's associations, Gao, 2019", or "" where the register says nothing; of a source without a day, what it speaks about */
  about: ({ group, area, when, periods }: Citation) =>
    [group, area, when ?? (periods.length > 0 ? f.list(periods) : null)].filter((part) => part !== null).join(", "),
  full: (parts: Citation) => {
    const about = citation.about(parts);
    return about === "" ? citation.name(parts) : `${citation.name(parts)}, ${about}`;
  },
};
