/** The roles of a table's parts, written out: a browser may take a table that is laid out as a grid for none. */
export const ROLES = {
  table: "table",
  group: "rowgroup",
  row: "row",
  head: "columnheader",
  rowHead: "rowheader",
  cell: "cell",
} as const;
