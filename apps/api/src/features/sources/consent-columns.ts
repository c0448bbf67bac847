import type { Consent } from "@octant/schemas";

/** Each scope of consent is a column of its own, so that queries can ask for it. */
export function consentColumns({ analyse, quote, archive, recontact }: Consent) {
  return { consentAnalyse: analyse, consentQuote: quote, consentArchive: archive, consentRecontact: recontact };
}
