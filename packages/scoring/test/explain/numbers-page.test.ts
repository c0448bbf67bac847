import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { allFigures } from "./figures.ts";
import { talkativePicture } from "./talkative-picture.ts";

// `vitest -u` writes page and picture anew after an example was changed; read then what the sentences around them say.
const docs = (path: string) => fileURLToPath(new URL(`../../../../docs/${path}`, import.meta.url));
const page = readFileSync(docs("explanation/numbers.md"), "utf8");

/** A figure stands after a comment that names it, which nobody sees on the page. */
const FIGURE = /<!--=([\w.]+)-->([+−]?\d+(?:\.\d+)?(?: %)?|none)/g;

test("every figure on the page is the one that the functions give", async () => {
  const figures = allFigures();
  const filled = page.replace(FIGURE, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`the page prints “${name}”, which is no figure`);
    return `<!--=${name}-->${figure}`;
  });
  await expect(filled).toMatchFileSnapshot(docs("explanation/numbers.md"));
});

test("no figure on the page is copied by hand", () => {
  const withoutFigures = page
    .replace(FIGURE, "")
    .replace(/\]\([^)]*\)/g, "]") // where links lead
    .replace(/`[^`]*`/g, "") // names of functions
    .replace(/sections? \d(?:(?:,| to| and) \d)*/g, "");
  expect(withoutFigures.match(/.*\d.*/g)).toBeNull();
});

test("every figure that is computed for the page stands on it, and every page and picture that it points to is there", () => {
  const printed = new Set([...page.matchAll(FIGURE)].map(([, name]) => name));
  expect(Object.keys(allFigures()).filter((name) => !printed.has(name))).toEqual([]);
  const links = [...page.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, path]) => path);
  expect(links.filter((path) => !existsSync(docs(`explanation/${path}`)))).toEqual([]);
});

test("the picture shows what the functions give", async () => {
  await expect(talkativePicture()).toMatchFileSnapshot(docs("pictures/talkative-cluster.svg"));
});
