import { isDateFormat } from "./dates.ts";
import type { XlsxLimits } from "./limits.ts";
import type { Package } from "./open-package.ts";
import { parseXml } from "./parse-xml.ts";
import { damaged, XlsxRefused } from "./refusal.ts";

/** A sheet as the workbook lists it; `path` is where its cells lie. */
export type SheetEntry = { name: string; hidden: boolean; path: string };

/** What the cells of every sheet lean on. */
export type Workbook = {
  sheets: SheetEntry[];
  sharedStrings: string[];
  /** For each style that cells name by number, whether it shows a day. */
  dateStyles: boolean[];
  is1904: boolean;
};

/** Reads what a workbook says of itself: its sheets, the texts that cells share, and which styles show days. */
export async function readWorkbook(parts: Package, limits: XlsxLimits): Promise<Workbook> {
  const path = [...(await readLinks(parts, "", limits)).values()].find(({ type }) => type === "officeDocument")?.path;
  if (path === undefined || !parts.has(path)) {
    throw new XlsxRefused(
      "not-xlsx",
      "This file holds no workbook; expected is .xlsx as spreadsheet programs save it.",
    );
  }
  const links = await readLinks(parts, path, limits);
  const { sheets, is1904 } = await readSheetList(parts, path, links, limits);
  const pathOf = (type: string) => [...links.values()].find((link) => link.type === type)?.path;
  const [strings, styles] = [pathOf("sharedStrings"), pathOf("styles")];
  return {
    sheets,
    is1904,
    sharedStrings: strings && parts.has(strings) ? await readSharedStrings(parts, strings, limits) : [],
    dateStyles: styles && parts.has(styles) ? await readDateStyles(parts, styles, limits) : [],
  };
}

type Link = { type: string; path: string };

/** Where a part's links lead, by their ids. Links out of the file are left alone: nothing is ever fetched. */
async function readLinks(parts: Package, of: string, limits: XlsxLimits): Promise<Map<string, Link>> {
  const at = of.lastIndexOf("/");
  const [folder, name] = [of.slice(0, at + 1), of.slice(at + 1)];
  const links = new Map<string, Link>();
  const path = `${folder}_rels/${name}.rels`;
  if (!parts.has(path)) return links;
  await parseXml(parts.read(path), limits, {
    open: ({ name: element, attribute }) => {
      const [id, type, target] = [attribute("Id"), attribute("Type"), attribute("Target")];
      if (element !== "Relationship" || id === undefined || target === undefined) return;
      if (attribute("TargetMode") === "External") return;
      links.set(id, { type: type?.split("/").at(-1) ?? "", path: resolvePath(folder, target) });
    },
    close: () => {},
  });
  return links;
}

function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

async function readSheetList(parts: Package, path: string, links: ReadonlyMap<string, Link>, limits: XlsxLimits) {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await parseXml(parts.read(path), limits, {
    open: ({ name: element, attribute }) => {
      if (element === "workbookPr") is1904 = isTrue(attribute("date1904"));
      if (element !== "sheet") return;
      const link = links.get(attribute("id") ?? "");
      // a sheet may also be a chart, which has no cells
      if (link?.type !== "worksheet") return;
      if (sheets.length >= limits.sheets) {
        throw new XlsxRefused("too-many-sheets", `The workbook has more than ${limits.sheets} sheets.`);
      }
      const hidden = !["visible", undefined].includes(attribute("state"));
      sheets.push({ name: attribute("name") ?? "", hidden, path: link.path });
    },
    close: () => {},
  });
  if (sheets.length === 0) throw damaged("it has no sheet");
  return { sheets, is1904 };
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

async function readSharedStrings(parts: Package, path: string, limits: XlsxLimits): Promise<string[]> {
  const strings: string[] = [];
  const text = collectText(limits);
  await parseXml(parts.read(path), limits, {
    open: ({ name }) => (name === "si" ? text.begin() : text.open(name)),
    close: (name) => (name === "si" ? strings.push(text.end()) : text.close(name)),
    text: text.add,
  });
  return strings;
}

/** Gathers the letters of a text that may be written in runs of different looks; how it is spoken is no part of it. */
export function collectText(limits: XlsxLimits) {
  let letters = "";
  let isText = false;
  let spoken = 0;
  return {
    begin: () => {
      letters = "";
    },
    open: (name: string) => {
      if (name === "rPh") spoken += 1;
      if (name === "t") isText = spoken === 0;
    },
    close: (name: string) => {
      if (name === "rPh") spoken -= 1;
      if (name === "t") isText = false;
    },
    add: (text: string) => {
      if (!isText) return;
      letters += text;
      if (letters.length > limits.cellLength * 7) throw tooLong(limits);
    },
    end: () => {
      const whole = unescapeText(letters);
      if (whole.length > limits.cellLength) throw tooLong(limits);
      return whole;
    },
  };
}

export const tooLong = ({ cellLength }: XlsxLimits) =>
  new XlsxRefused("cell-too-long", `A cell holds more than ${cellLength} characters; expected are at most so many.`);

/** Characters that XML has no place for are written _x000D_, and an underscore that begins such a thing as _x005F_. */
function unescapeText(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(String(code), 16)));
}

async function readDateStyles(parts: Package, path: string, limits: XlsxLimits): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isCellStyle = false;
  await parseXml(parts.read(path), limits, {
    open: ({ name, attribute }) => {
      if (name === "numFmt") formats.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") isCellStyle = true;
      if (name === "xf" && isCellStyle) styles.push(Number(attribute("numFmtId") ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyle = false;
    },
  });
  return styles.map((id) => isDateFormat(id, formats.get(id)));
}
