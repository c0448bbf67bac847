const MIB = 2 ** 20;

/** What a file may hold. Everything is counted as it is read: what a file says of itself is believed nowhere. */
export const XLSX_LIMITS = {
  entries: 2_000,
  /** Of all entries that are read, unpacked. */
  unpackedBytes: 100 * MIB,
  /** An entry that has passed `ratioFromBytes` and unpacks to more than so many times its own size was made to. */
  ratio: 100,
  ratioFromBytes: MIB,
  depth: 256,
  sheets: 200,
  rows: 200_000,
  columns: 1_000,
  cellLength: 32_767,
} as const;
export type XlsxLimits = { readonly [Name in keyof typeof XLSX_LIMITS]: number };
