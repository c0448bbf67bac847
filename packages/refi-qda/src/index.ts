export {
  type FoundCode,
  type FoundCodebook,
  type FoundSet,
  type QdaCode,
  type QdaCodebook,
  type QdaSet,
  walkCodes,
} from "./codebook.ts";
export { LIMITS } from "./limits.ts";
export type { Loss, LossKind, LossReport } from "./losses.ts";
export { type ReadCodebook, readCodebook } from "./read-codebook.ts";
export type { Refusal, RefusalCode } from "./refusal.ts";
export { type WrittenCodebook, writeCodebook } from "./write-codebook.ts";
