import {
  AccessHow,
  AgeBand,
  Company,
  ConsentHow,
  ConsentState,
  GenderBand,
  InterviewMode,
  Sensitivity,
  SourceKind,
} from "@octant/schemas";

/** Words that are kept as codes: a list of them, and how people may write them otherwise. */
export type Coded<Code extends string> = { codes: readonly Code[]; also: Readonly<Record<string, Code>> };

export const KINDS: Coded<SourceKind> = {
  codes: SourceKind.options,
  also: { fgd: "focus-group", "focus group discussion": "focus-group", survey: "survey-wave", note: "notes" },
};
export const MODES: Coded<InterviewMode> = {
  codes: InterviewMode.options,
  also: { "face to face": "in-person", telephone: "phone", "video call": "video", online: "video" },
};
export const ACCESS: Coded<AccessHow> = { codes: AccessHow.options, also: { organization: "organisation" } };
export const COMPANY: Coded<Company> = { codes: Company.options, also: { none: "nobody", "no one": "nobody" } };
export const CONSENT_HOW: Coded<ConsentHow> = {
  codes: ConsentHow.options,
  also: { "in writing": "written", verbal: "oral" },
};
export const CONSENT: Coded<ConsentState> = {
  codes: ConsentState.options,
  also: { yes: "granted", given: "granted", no: "refused" },
};
export const SENSITIVITY: Coded<Sensitivity> = { codes: Sensitivity.options, also: { medium: "normal" } };
export const GENDERS: Coded<GenderBand> = {
  codes: GenderBand.options,
  also: { female: "woman", women: "woman", f: "woman", male: "man", men: "man", m: "man", other: "another" },
};
export const AGES: Coded<AgeBand> = { codes: AgeBand.options, also: { "60+": "60-plus", "60 and over": "60-plus" } };

/** A code as a person reads it. */
export function codeWord(code: string): string {
  return /^\d/.test(code) ? code.replace("-plus", "+") : code.replaceAll("-", " ");
}

/** The code for what a person wrote; undefined where it is none. */
export function findCode<Code extends string>({ codes, also }: Coded<Code>, written: string): Code | undefined {
  const plain = plainWord(written);
  return codes.find((code) => plainWord(code) === plain || plainWord(codeWord(code)) === plain) ?? also[plain];
}

/** What a person could have written, for a sentence that says so. */
export const expectedWords = ({ codes }: Coded<string>) => codes.map(codeWord).join(", ");

function plainWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_\u2010-\u2015-]+/g, " ");
}
