import { strToU8, type Zippable, zipSync } from "fflate";

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export type Parts = {
  /** What stands within `<sheetData>` of each sheet, or the whole part where it begins with `<?xml`. */
  sheets?: readonly string[];
  strings?: string;
  styles?: string;
  /** Attributes of `<workbookPr>`. */
  workbookPr?: string;
  sheetNames?: readonly string[];
  states?: readonly string[];
  /** Further entries, or others in place of those above. */
  more?: Record<string, Uint8Array | string>;
};

/** A workbook written by hand, so that a test can say in it what no spreadsheet program would. */
export function makeXlsx(parts: Parts = {}): Uint8Array {
  const { sheets = [""], strings, styles, workbookPr = "", sheetNames = [], states = [], more = {} } = parts;
  const links = sheets.map(
    (_, at) => `<Relationship Id="r${at}" Type="${REL}/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  const named = sheets.map((_, at) => {
    const state = states[at] ? ` state="${states[at]}"` : "";
    return `<sheet name="${sheetNames[at] ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state} r:id="r${at}"/>`;
  });
  const files: Record<string, Uint8Array | string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="w" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr ${workbookPr}/><sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links.join("")}
      <Relationship Id="s" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>
      <Relationship Id="t" Type="${REL}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ...(strings !== undefined && { "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles !== undefined && { "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [
        `xl/worksheets/s${at}.xml`,
        sheet.startsWith("<?xml") ? sheet : `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  };
  const zippable: Zippable = {};
  for (const [path, content] of Object.entries(files)) {
    zippable[path] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(zippable);
}
