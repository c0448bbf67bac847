import { formatsFor } from "../formats.ts";

/** Number, plural and time formats of the English catalogue: days as "3 November 2026", lists without a comma before "and". */
export const f = formatsFor("en-GB");
