export type { Decoded } from "./encoding/decode-as.ts";
export { type Choose, decodeText } from "./encoding/decode-text.ts";
export { findEncoding, TEXT_ENCODINGS, type TextEncoding } from "./encoding/encodings.ts";
export { findRefusedCharacter, type RefusedCharacter } from "./encoding/find-refused-character.ts";
export { MAX_CODE_POINTS, type Refusal } from "./encoding/refusal.ts";
export { normaliseText } from "./normalise-text.ts";
export { type FoundSpeaker, type ReadText, readText } from "./readers/read-text.ts";
export { findTurns, type Turn } from "./turns/find-turns.ts";
export type { SpeakerRole } from "./turns/speaker-words.ts";
