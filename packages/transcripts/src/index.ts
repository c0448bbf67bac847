export { type Choose, type Decoded, decodeText } from "./decode-text.ts";
export { findEncoding, TEXT_ENCODINGS, type TextEncoding } from "./encodings.ts";
export { findTurns, type Turn } from "./find-turns.ts";
export { MAX_CODE_POINTS, normaliseText } from "./normalise-text.ts";
export { type FoundSpeaker, type ReadText, readText } from "./read-text.ts";
export type { Refusal } from "./refusal.ts";
export type { SpeakerRole } from "./speaker-roles.ts";
