export type SpeakerRole = "interviewer" | "respondent";

// A word, perhaps with a number: "Interviewer 2", "Participant 3 (trader)", "R1, trader".
const INTERVIEWER =
  /^(?:interviewer|int|iv|moderator|mod|facilitator|question|q|enqu[êe]t(?:eur|rice)|interviewe(?:ur|use)|animat(?:eur|rice)|mod[ée]rat(?:eur|rice)|entrevistador(?:a)?|moderador(?:a)?|المحاور(?:ة)?|الباحث(?:ة)?|المقابل|سؤال|س)\s*\d{0,2}(?:\s*[,(].*)?$/iu;
const RESPONDENT =
  /^(?:respondent|resp|interviewee|participant(?:e)?|part|speaker|answer|a|r|p|réponse|répondant(?:e)?|enqu[êe]té(?:e)?|entrevistad[oa]|المستجيب(?:ة)?|المشارك(?:ة)?|الضيف(?:ة)?|المبحوث(?:ة)?|جواب|ج)\s*\d{0,2}(?:\s*[,(].*)?$/iu;

/** The role that a name tells by itself; undefined for any other name. */
export function knownRole(name: string): SpeakerRole | undefined {
  if (INTERVIEWER.test(name)) return "interviewer";
  if (RESPONDENT.test(name)) return "respondent";
  return undefined;
}
