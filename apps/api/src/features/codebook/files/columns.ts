/** The columns of a codebook's table, in their order, by what they hold. */
export const COLUMNS = {
  dimension: "dimension",
  question: "question",
  name: "code",
  definition: "definition",
  lookFor: "look for",
  leaveOut: "leave out",
  example: "example",
  counterExample: "counter-example",
  retired: "retired",
  codings: "codings",
  id: "id",
} as const;
export type Column = keyof typeof COLUMNS;

/** `Object.keys` forgets which keys there are. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
