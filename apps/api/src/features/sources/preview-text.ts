import type { TextPreview } from "@octant/schemas";
import type { TextEncoding } from "@octant/transcripts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { ReadAside } from "./parse-aside.ts";
import { toProblem, type Upload } from "./upload.ts";

/** Tells how a file would be read, and stores nothing of it. Throws as `readUpload` does, save that it offers a choice. */
export async function previewText(
  ctx: RequestContext,
  { bytes }: Upload,
  encoding: TextEncoding | undefined,
  read: ReadAside,
): Promise<TextPreview> {
  requireRight(ctx, "import-source");
  const parsed = await read(bytes, encoding);
  if (parsed.kind === "refused") throw toProblem(parsed);
  if (parsed.kind === "choose") return parsed;
  const { utf8: _, turnPlaces: __, turnSpeakers, ...preview } = parsed;
  return { ...preview, turns: turnSpeakers.length };
}
