import { z } from "@hono/zod-openapi";
import {
  ExportRegister,
  ImportRegister,
  REGISTER_ROWS_MOST,
  RegisterCounts,
  RegisterImportPreview,
} from "@octant/schemas";
import { asAttachment } from "../../platform/attachment.ts";
import { ANSWER, JSON_BODY, REGISTER_FILE } from "../../platform/limits.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { exportRegister } from "./export-register.ts";
import { importRegister } from "./import-register.ts";
import { previewImport } from "./preview-import.ts";
import { toRegisterUpload } from "./register-upload.ts";

const file = z.instanceof(File).openapi({ type: "string", format: "binary" });
const form = <Schema extends z.ZodType>(schema: Schema) =>
  ({ body: { required: true, content: { "multipart/form-data": { schema } } } }) as const;

const PreviewForm = z.object({ file });
const ImportForm = z.object({
  file,
  command: z
    .string()
    .max(JSON_BODY.bytes)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "this is no JSON" });
        return z.NEVER;
      }
    })
    .pipe(ImportRegister)
    .openapi({ type: "string", description: "An ImportRegister as JSON" }),
});

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const REFUSED_FILES = [
  "origin-refused",
  "body-too-large",
  "unsupported-media-type",
  "invalid-request",
  "register-file-faulty",
  "too-busy",
] as const;
const UPLOADED = { bodyBytes: REGISTER_FILE.bytes + JSON_BODY.mostBytes, elapsedMs: ANSWER.uploadMs };
/** An id in quotes with its comma, for as many sources as there may be. */
const IDS_BYTES = 40 * REGISTER_ROWS_MOST + JSON_BODY.bytes;

const exportRoute = ruledRoute(
  "export-register",
  {
    method: "post",
    path: "/register/export",
    request: jsonBody(ExportRegister),
    responses: {
      200: {
        description: "The register as a file",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...problems(...ALWAYS, "origin-refused", "invalid-request", "too-many-requests"),
    },
  },
  { bodyBytes: IDS_BYTES, budget: "export" },
);

const previewRoute = ruledRoute(
  "change-source",
  {
    method: "post",
    path: "/register/import/preview",
    request: form(PreviewForm),
    responses: {
      200: jsonAnswer(
        "What the file would add and change, and which of its rows would not be taken",
        RegisterImportPreview,
      ),
      ...problems(...ALWAYS, ...REFUSED_FILES),
    },
  },
  UPLOADED,
);

const importRoute = ruledRoute(
  "change-source",
  {
    method: "post",
    path: "/register/import",
    request: form(ImportForm),
    responses: {
      200: jsonAnswer("How many rows of the file became what", RegisterCounts),
      ...problems(...ALWAYS, ...REFUSED_FILES, "command-reused", "changed-since", "reason-missing"),
    },
  },
  UPLOADED,
);

export const register = featureRouter()
  .openapi(exportRoute, async (c) => {
    const wish = c.req.valid("json");
    const bytes = await exportRegister(c.var.ctx, wish);
    c.header("Content-Disposition", asAttachment(`register.${wish.format}`));
    c.header("Content-Type", "application/octet-stream");
    return c.body(bytes, 200);
  })
  .openapi(previewRoute, async (c) => {
    const { ctx, deps } = c.var;
    const upload = await toRegisterUpload(c.req.valid("form").file);
    return c.json(RegisterImportPreview.parse(await previewImport(ctx, upload, deps.parser)), 200);
  })
  .openapi(importRoute, async (c) => {
    const { ctx, deps } = c.var;
    const { file: sent, command } = c.req.valid("form");
    const counts = await importRegister(ctx, command, await toRegisterUpload(sent), deps.parser);
    return c.json(RegisterCounts.parse(counts), 200);
  });
