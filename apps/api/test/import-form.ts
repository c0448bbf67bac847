import type { ImportSource } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";

export type ImportFile = { name?: string; content?: string | Uint8Array<ArrayBuffer> };

/** A register as the import dialog sends it, with what a test says otherwise. */
export function makeRegister(changed: Partial<ImportSource> = {}): ImportSource {
  return {
    id: uuidv7(),
    encoding: null,
    title: "A market trader, Gao",
    kind: "interview",
    groupId: null,
    clusterId: null,
    areaId: null,
    periodIds: [],
    language: "en",
    consent: { analyse: "granted", quote: "granted", archive: "not-asked", recontact: "not-asked" },
    ...changed,
  };
}

/** The form in which a file and its register travel. */
export function importForm(register: unknown, { name = "talk.txt", content = "One line." }: ImportFile = {}): FormData {
  const form = new FormData();
  form.set("register", typeof register === "string" ? register : JSON.stringify(register));
  form.set("file", new File([content], name, { type: "text/plain" }));
  return form;
}
