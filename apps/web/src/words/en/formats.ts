import { formatsFor } from "../formats.ts";

/** Number, plural and time formats of the English catalogue. */
export const f = formatsFor("en");
