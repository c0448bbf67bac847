import type { RegisterColumn } from "@octant/schemas";

/** The columns of a register's file as Octant writes them, in their order. */
export const HEADERS: Readonly<Record<RegisterColumn, string>> = {
  kind: "Kind",
  number: "Number",
  title: "Title",
  group: "Group",
  cluster: "Cluster",
  area: "Area",
  periods: "Periods",
  language: "Language",
  date: "Date",
  mode: "Mode",
  interviewer: "Interviewer",
  access: "Access",
  accessWords: "About access",
  present: "Who sat in",
  presentWords: "About who sat in",
  asked: "Asked",
  silent: "Silent",
  notAsked: "Not asked",
  consentAnalyse: "May be analysed",
  consentQuote: "May be quoted",
  consentArchive: "May be archived",
  consentRecontact: "May be contacted again",
  consentHow: "Consent obtained",
  sensitivity: "Sensitivity",
  gender: "Respondent",
  people: "Number of participants",
  participants: "Participants",
  primaryCoder: "Primary coder",
  partOf: "Part of",
};

/** `Object.keys` forgets which keys there are. */
export const COLUMNS = Object.keys(HEADERS) as RegisterColumn[];

/** Written for people and not read: they follow from the rest. */
export const WRITTEN = ["Citation", "Turns", "Codings"] as const;

/** Other names that people give the columns. */
const ALIASES: Readonly<Record<string, RegisterColumn>> = {
  type: "kind",
  no: "number",
  nr: "number",
  "stakeholder group": "group",
  place: "area",
  location: "area",
  period: "periods",
  "periods it speaks about": "periods",
  day: "date",
  "how access was obtained": "access",
  "how consent was obtained": "consentHow",
  gender: "gender",
};

const byHeader = new Map<string, RegisterColumn | "written">([
  ...Object.entries(ALIASES),
  ...COLUMNS.map((column) => [plainHeader(HEADERS[column]), column] as const),
  ...WRITTEN.map((header) => [plainHeader(header), "written"] as const),
]);

/** What a column with this name is read as; undefined where nothing is known of it. */
export function findColumn(header: string): RegisterColumn | "written" | undefined {
  return byHeader.get(plainHeader(header));
}

function plainHeader(header: string): string {
  return header
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .replaceAll(/[.:*]/g, "")
    .trim();
}

/** How a spreadsheet calls the column at this place, from 0. */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);
}
