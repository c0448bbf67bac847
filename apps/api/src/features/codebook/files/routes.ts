import { z } from "@hono/zod-openapi";
import {
  type CodebookFormat,
  CodebookImported,
  CodebookImportPreview,
  CodebookPlacements,
  ImportCodebook,
} from "@octant/schemas";
import { asAttachment } from "../../../platform/attachment.ts";
import { ANSWER, CODEBOOK_FILE, JSON_BODY } from "../../../platform/limits.ts";
import { problems } from "../../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../../platform/route.ts";
import { toCodebookUpload } from "./codebook-upload.ts";
import { importCodebook } from "./import-codebook.ts";
import { previewCodebookImport } from "./preview-codebook-import.ts";
import { takeCodebookFile } from "./take-codebook-file.ts";

const file = z.instanceof(File).openapi({ type: "string", format: "binary" });
const form = <Schema extends z.ZodType>(schema: Schema) =>
  ({ body: { required: true, content: { "multipart/form-data": { schema } } } }) as const;

/** A field of a form that holds JSON of a shape. */
function jsonField<Schema extends z.ZodType>(schema: Schema, description: string) {
  return z
    .string()
    .max(JSON_BODY.mostBytes)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "this is no JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .openapi({ type: "string", description });
}

const PreviewForm = z.object({
  file,
  placements: jsonField(CodebookPlacements, "CodebookPlacements as JSON").optional(),
});
const ImportForm = z.object({ file, command: jsonField(ImportCodebook, "An ImportCodebook as JSON") });

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const REFUSED_FILES = [
  "origin-refused",
  "body-too-large",
  "unsupported-media-type",
  "invalid-request",
  "codebook-file-faulty",
  "too-busy",
] as const;
const UPLOADED = { bodyBytes: CODEBOOK_FILE.bytes + 2 * JSON_BODY.mostBytes, elapsedMs: ANSWER.uploadMs };

const takeRoute = <Format extends CodebookFormat>(format: Format, description: string) =>
  ruledRoute("read-codebook", {
    method: "get",
    path: `/codebook.${format}` as const,
    responses: {
      200: { description, content: { "application/octet-stream": { schema: z.string() } } },
      ...problems(...ALWAYS),
    },
  });

const previewRoute = ruledRoute(
  "change-codebook",
  {
    method: "post",
    path: "/codebook/import/preview",
    request: form(PreviewForm),
    responses: {
      200: jsonAnswer("What the file would add and change, and what of it would not be taken", CodebookImportPreview),
      ...problems(...ALWAYS, ...REFUSED_FILES),
    },
  },
  UPLOADED,
);

const importRoute = ruledRoute(
  "change-codebook",
  {
    method: "post",
    path: "/codebook/import",
    request: form(ImportForm),
    responses: {
      200: jsonAnswer("How many entries of the file became what", CodebookImported),
      ...problems(...ALWAYS, ...REFUSED_FILES, "command-reused", "changed-since"),
    },
  },
  UPLOADED,
);

export const codebookFiles = featureRouter()
  .openapi(takeRoute("csv", "The codebook as a table"), async (c) => {
    c.header("Content-Disposition", asAttachment("codebook.csv"));
    c.header("Content-Type", "application/octet-stream");
    return c.body(await takeCodebookFile(c.var.ctx, "csv"), 200);
  })
  .openapi(takeRoute("qdc", "The codebook for other programs, in REFI-QDA"), async (c) => {
    c.header("Content-Disposition", asAttachment("codebook.qdc"));
    c.header("Content-Type", "application/octet-stream");
    return c.body(await takeCodebookFile(c.var.ctx, "qdc"), 200);
  })
  .openapi(previewRoute, async (c) => {
    const { file: sent, placements = [] } = c.req.valid("form");
    const upload = await toCodebookUpload(sent);
    const preview = await previewCodebookImport(c.var.ctx, upload, placements, c.var.deps.parser);
    return c.json(CodebookImportPreview.parse(preview), 200);
  })
  .openapi(importRoute, async (c) => {
    const { file: sent, command } = c.req.valid("form");
    const imported = await importCodebook(c.var.ctx, command, await toCodebookUpload(sent), c.var.deps.parser);
    return c.json(CodebookImported.parse(imported), 200);
  });
