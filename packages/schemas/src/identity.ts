import { z } from "zod";

/** What is known of a person behind a source. Any of it may be empty, but not all. */
const PERSON = {
  name: z.string().trim().max(200),
  /** A telephone number, an address, somebody who passes word on. */
  contact: z.string().trim().max(500),
  /** Where exactly, below any place that the register names. */
  place: z.string().trim().max(500),
  note: z.string().trim().max(4_000),
};
export const Person = z.strictObject(PERSON);
export type Person = z.infer<typeof Person>;

/** Who a source is. `rowVersion` goes back as `If-Match` with a change; it is 0 where nobody has written anything down. */
export const SourceIdentity = z.strictObject({
  sourceId: z.uuid(),
  rowVersion: z.int().min(0),
  person: Person.nullable(),
});
export type SourceIdentity = z.infer<typeof SourceIdentity>;

/** Writes down who a source is, in place of what stood there. The client makes `id`: a command sent twice is carried out once. */
export const ChangeIdentity = z
  .strictObject({ id: z.uuidv7(), ...PERSON })
  .refine(({ name, contact, place, note }) => name + contact + place + note !== "", {
    path: ["name"],
    error: "nothing is written down",
  });
export type ChangeIdentity = z.infer<typeof ChangeIdentity>;

/** What is told of a change: its version alone, never what was written. */
export const IdentityChanged = z.strictObject({ sourceId: z.uuid(), rowVersion: z.int().min(0) });
export type IdentityChanged = z.infer<typeof IdentityChanged>;
