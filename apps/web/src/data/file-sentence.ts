import type { Problem } from "@octant/schemas";
import { words } from "../words/words.ts";

/**
 * Why a file was refused, from the facts beside the problem's code; undefined for a problem that is not about a file,
 * or comes without the facts that its sentence needs.
 */
export function fileSentence(problem: Problem): string | undefined {
  const { files } = words().problems;
  switch (problem.code) {
    case "text-unreadable":
      return unreadable(problem);
    case "text-too-long": {
      const { limit, actual } = problem;
      return isNumber(limit) ? files.tooLong(limit, isNumber(actual) ? actual : null) : undefined;
    }
    case "body-too-large": {
      const { limitBytes, actualBytes } = problem;
      return isNumber(limitBytes) ? files.tooLarge(limitBytes, isNumber(actualBytes) ? actualBytes : null) : undefined;
    }
    case "unsupported-media-type": {
      const { accepted } = problem;
      // of a whole request, rather than a file, media types are told: no name's ending
      return isList(accepted) && accepted.every((one) => one.startsWith(".")) ? files.otherKind(accepted) : undefined;
    }
    case "encoding-not-told":
      return isList(problem.encodings) ? files.encodingOpen(problem.encodings) : undefined;
    default:
      return undefined;
  }
}

function unreadable({ reason, format, encoding, character, atByte, line }: Problem): string | undefined {
  const { files } = words().problems;
  if (reason === "other-format") return files.otherFormat(isText(format) ? format : "");
  if (reason === "took-too-long") return files.tookTooLong;
  if (reason === "too-much-memory") return files.tooMuchMemory;
  if (reason === "broke-off") return files.brokeOff;
  if (!isNumber(atByte) || !isNumber(line)) return undefined;
  const place = { atByte, line };
  if (reason === "mixed") return files.mixed(place);
  if (reason === "control-character" && isText(character)) return files.controlCharacter(character, place);
  if (!isText(encoding)) return undefined;
  if (reason === "bad-bytes") return files.badBytes(encoding, place);
  return reason === "cut-off" ? files.cutOff(encoding, place) : undefined;
}

const isNumber = (fact: unknown) => typeof fact === "number";
const isText = (fact: unknown) => typeof fact === "string";
const isList = (fact: unknown): fact is string[] => Array.isArray(fact) && fact.length > 0 && fact.every(isText);
