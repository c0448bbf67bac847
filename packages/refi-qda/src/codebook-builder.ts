import type { FoundCode, FoundCodebook, FoundSet } from "./codebook.ts";
import { LIMITS } from "./limits.ts";
import { Losses } from "./losses.ts";
import type { Element, XmlVisitor } from "./read-xml.ts";
import { refuse } from "./refusal.ts";
import { toBoolean, toColour, toGuid } from "./values.ts";

type Kind = "file" | "project" | "codebook" | "codes" | "code" | "sets" | "set" | "member" | "description" | "left-out";

/** Where an element stands and what is made of it. `text` gathers what a description says. */
type Place = { kind: Kind; owner?: FoundCode | FoundSet; text: string; line: number };

/** Which elements are looked for where; whatever else stands there is left out with all that is in it. */
const CHILDREN: Record<Kind, { readonly [name: string]: Kind }> = {
  file: { CodeBook: "codebook", Project: "project" },
  project: { CodeBook: "codebook", Sets: "sets" },
  codebook: { Codes: "codes", Sets: "sets" },
  codes: { Code: "code" },
  code: { Code: "code", Description: "description" },
  sets: { Set: "set" },
  set: { Description: "description", MemberCode: "member" },
  member: {},
  description: {},
  "left-out": {},
};

/** Attributes that are read, or that say nothing a codebook would lose. */
const ATTRIBUTES: Partial<Record<Kind, readonly string[]>> = {
  codebook: ["origin"],
  code: ["guid", "name", "isCodable", "color"],
  set: ["guid", "name"],
  member: ["guid", "targetGUID"],
};

const QDA = /^urn:QDA-XML:(codebook|project):/;
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** Builds a codebook out of what is told of a file, and keeps account of what it leaves out. */
export class CodebookBuilder implements XmlVisitor {
  readonly #losses = new Losses();
  readonly #places: Place[] = [{ kind: "file", text: "", line: 1 }];
  readonly #found: FoundCodebook = { origin: null, codes: [], sets: [] };
  readonly #guids = new Set<string>();
  #codes = 0;

  open(element: Element): void {
    const { local, line } = element;
    const parent = this.#here();
    const kind = this.#kindOf(element, parent);
    const place: Place = { kind, text: "", line };
    if (kind !== "left-out") this.#tellAttributes(kind, element);
    if (kind === "codebook") this.#found.origin = attributeOf(element, "origin") ?? null;
    if (kind === "code") place.owner = this.#addCode(element, parent);
    if (kind === "set") place.owner = this.#addSet(element);
    if (kind === "member" && parent.owner && "members" in parent.owner) this.#addMember(element, parent.owner);
    if (kind === "description" && parent.owner) place.owner = parent.owner;
    if (kind === "left-out" && parent.kind !== "left-out") {
      this.#losses.add(parent.kind === "project" ? "project-part" : "element-unknown", line, local);
    }
    this.#places.push(place);
  }

  text(text: string, line: number): void {
    const { kind } = this.#here();
    if (kind === "description") this.#here().text += text;
    else if (kind !== "left-out" && text.trim() !== "") this.#losses.add("stray-text", line);
  }

  close(): void {
    const { kind, owner, text, line } = this.#here();
    this.#places.pop();
    if (kind !== "description" || !owner || text.trim() === "") return;
    if (owner.description === "") owner.description = text.trim();
    else {
      this.#losses.add("description-twice", line, owner.name);
      owner.description += `\n${text.trim()}`;
    }
  }

  /** What was found, once the file is at its end. Refuses a file without a code. */
  finish() {
    if (this.#codes === 0)
      refuse("no-codes", "There is no code in this file; expected are elements Code inside of Codes.");
    const known = new Set(this.#guids);
    for (const set of this.#found.sets) {
      set.members = [...new Set(set.members)].filter((guid) => {
        if (!known.has(guid)) this.#losses.add("member-unknown", set.line, set.name);
        return known.has(guid);
      });
    }
    return { codebook: this.#found, count: this.#codes, ...this.#losses.report() };
  }

  #here(): Place {
    return this.#places.at(-1) ?? { kind: "left-out", text: "", line: 1 };
  }

  #kindOf({ local, uri, line }: Element, parent: Place): Kind {
    const children = CHILDREN[parent.kind];
    const kind = (uri === "" || QDA.test(uri)) && Object.hasOwn(children, local) ? children[local] : undefined;
    if (parent.kind !== "file") return kind ?? "left-out";
    if (!kind)
      refuse(
        "not-a-codebook",
        "The file is XML of another kind; expected is a REFI-QDA codebook, which begins with CodeBook.",
        line,
      );
    if (uri === "") this.#losses.add("other-namespace", line);
    return kind;
  }

  #tellAttributes(kind: Kind, { attributes, line }: Element): void {
    const known = ATTRIBUTES[kind];
    if (!known) return;
    for (const { local, uri, name } of attributes) {
      if (uri !== INSTANCE && !(uri === "" && known.includes(local))) this.#losses.add("attribute-unknown", line, name);
    }
  }

  #addCode(element: Element, parent: Place): FoundCode {
    this.#codes += 1;
    if (this.#codes > LIMITS.codes) {
      refuse(
        "too-many-codes",
        `There are more than ${LIMITS.codes} codes; expected are at most so many.`,
        element.line,
      );
    }
    const { line } = element;
    const named = this.#identify(element);
    const isCodable = toBoolean(attributeOf(element, "isCodable"));
    if (isCodable === undefined) this.#losses.add("codable-unclear", line, named.name);
    const colour = this.#colourOf(element, named.name);
    const code: FoundCode = { ...named, description: "", colour, isCodable: isCodable ?? true, line, codes: [] };
    const siblings = parent.owner && "codes" in parent.owner ? parent.owner.codes : this.#found.codes;
    siblings.push(code);
    return code;
  }

  #addSet(element: Element): FoundSet {
    const { line } = element;
    if (this.#found.sets.length >= LIMITS.sets) {
      refuse("too-many-sets", `There are more than ${LIMITS.sets} sets; expected are at most so many.`, line);
    }
    const set: FoundSet = { ...this.#identify(element), description: "", members: [], line };
    this.#found.sets.push(set);
    return set;
  }

  #addMember(element: Element, set: FoundSet): void {
    const guid = toGuid(attributeOf(element, "guid") ?? attributeOf(element, "targetGUID"));
    if (guid) set.members.push(guid);
    else this.#losses.add("member-unknown", element.line, set.name);
  }

  #identify(element: Element): { guid: string | null; name: string } {
    const name = attributeOf(element, "name")?.trim() ?? "";
    if (name === "") this.#losses.add("name-missing", element.line);
    const guid = toGuid(attributeOf(element, "guid"));
    if (!guid || this.#guids.has(guid)) {
      this.#losses.add(guid ? "guid-twice" : "guid-unusable", element.line, name);
      return { guid: null, name };
    }
    this.#guids.add(guid);
    return { guid, name };
  }

  #colourOf(element: Element, name: string): string | null {
    const written = attributeOf(element, "color");
    if (written === undefined || written.trim() === "") return null;
    const read = toColour(written);
    if (!read?.exact) this.#losses.add(read ? "colour-changed" : "colour-dropped", element.line, name);
    return read?.colour ?? null;
  }
}

const attributeOf = ({ attributes }: Element, name: string) =>
  attributes.find(({ local, uri }) => local === name && uri === "")?.value;
