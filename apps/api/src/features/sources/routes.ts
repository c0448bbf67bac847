import { z } from "@hono/zod-openapi";
import {
  AddText,
  ChangeSource,
  ImportSource,
  RegisterPeople,
  RegisterSource,
  Source,
  SourceHistory,
  SourcePage,
  SourceWithText,
  TextPreview,
} from "@octant/schemas";
import type { Context } from "hono";
import { asAttachment } from "../../platform/attachment.ts";
import { readIfMatch } from "../../platform/if-match.ts";
import { ANSWER, FORM } from "../../platform/limits.ts";
import { problems } from "../../platform/problems.ts";
import type { ApiEnv } from "../../platform/request-context.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { addText } from "./add-text.ts";
import { changeSource } from "./change-source.ts";
import { getSource } from "./get-source.ts";
import { getSourceHistory } from "./get-source-history.ts";
import { importSource } from "./import-source.ts";
import { listPeople } from "./list-people.ts";
import { listSources } from "./list-sources.ts";
import { parseAside } from "./parse-aside.ts";
import { previewText } from "./preview-text.ts";
import { registerSource } from "./register-source.ts";
import { takeOriginal } from "./take-original.ts";
import { toEncoding, toUpload } from "./upload.ts";

const form = <Schema extends z.ZodType>(schema: Schema) =>
  ({ body: { required: true, content: { "multipart/form-data": { schema } } } }) as const;
const file = z.instanceof(File).openapi({ type: "string", format: "binary" });

const PreviewForm = z.object({ file, encoding: z.string().max(20).optional() });
/** A field of a form that holds JSON. */
const jsonField = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  z
    .string()
    .max(65_536)
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

const ImportForm = z.object({ file, register: jsonField(ImportSource, "An ImportSource as JSON") });
const TextForm = z.object({ file, text: jsonField(AddText, "An AddText as JSON") });

const LIMIT = 100;
const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(2_000).default(LIMIT),
  withText: z.literal("true").optional().openapi({ description: "Only sources that can be read" }),
});

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const REFUSED_FILES = [
  "origin-refused",
  "body-too-large",
  "unsupported-media-type",
  "invalid-request",
  "text-empty",
  "text-too-long",
  "text-unreadable",
  "too-busy",
] as const;

const UPLOADED = { bodyBytes: FORM.bytes, elapsedMs: ANSWER.uploadMs };

const previewRoute = ruledRoute(
  "import-source",
  {
    method: "post",
    path: "/sources/preview",
    request: form(PreviewForm),
    responses: { 200: jsonAnswer("How the file would be read", TextPreview), ...problems(...ALWAYS, ...REFUSED_FILES) },
  },
  UPLOADED,
);

const importRoute = ruledRoute(
  "import-source",
  {
    method: "post",
    path: "/sources",
    request: form(ImportForm),
    responses: {
      201: jsonAnswer("The source with its text", SourceWithText),
      ...problems(
        ...ALWAYS,
        "command-reused",
        "cluster-in-other-group",
        "cut-retired",
        "parts-not-apart",
        "encoding-not-told",
        ...REFUSED_FILES,
      ),
    },
  },
  UPLOADED,
);

const registerRoute = ruledRoute("import-source", {
  method: "post",
  path: "/register/sources",
  request: jsonBody(RegisterSource),
  responses: {
    201: jsonAnswer("The source, without a text yet", Source),
    ...problems(
      ...ALWAYS,
      "origin-refused",
      "invalid-request",
      "command-reused",
      "cluster-in-other-group",
      "cut-retired",
      "parts-not-apart",
    ),
  },
});

const addTextRoute = ruledRoute(
  "import-source",
  {
    method: "post",
    path: "/sources/{sourceId}/text",
    request: { params: pathIds("sourceId"), ...form(TextForm) },
    responses: {
      201: jsonAnswer("The source with its text", SourceWithText),
      ...problems(...ALWAYS, "command-reused", "text-there-already", "encoding-not-told", ...REFUSED_FILES),
    },
  },
  UPLOADED,
);

const listRoute = ruledRoute("read-register", {
  method: "get",
  path: "/sources",
  request: { query: PageQuery },
  responses: { 200: jsonAnswer("A page of the register", SourcePage), ...problems(...ALWAYS, "invalid-request") },
});

const getRoute = ruledRoute("read-register", {
  method: "get",
  path: "/sources/{sourceId}",
  request: { params: pathIds("sourceId") },
  responses: { 200: jsonAnswer("The source", Source), ...problems(...ALWAYS) },
});

const changeRoute = ruledRoute("change-source", {
  method: "patch",
  path: "/sources/{sourceId}",
  request: { params: pathIds("sourceId"), ...jsonBody(ChangeSource) },
  responses: {
    200: jsonAnswer("The source as it now is", Source),
    ...problems(
      ...ALWAYS,
      "origin-refused",
      "invalid-request",
      "row-version-missing",
      "changed-since",
      "command-reused",
      "cluster-in-other-group",
      "cut-retired",
      "parts-not-apart",
      "reason-missing",
      "consent-withdrawn",
    ),
  },
});

const peopleRoute = ruledRoute("read-register", {
  method: "get",
  path: "/register/people",
  responses: { 200: jsonAnswer("Who can be named as an interviewer", RegisterPeople), ...problems(...ALWAYS) },
});

const historyRoute = ruledRoute("read-register", {
  method: "get",
  path: "/sources/{sourceId}/history",
  request: { params: pathIds("sourceId") },
  responses: {
    200: jsonAnswer("Who changed what in the register, when and why", SourceHistory),
    ...problems(...ALWAYS),
  },
});

const originalRoute = ruledRoute("export-original", {
  method: "get",
  path: "/sources/{sourceId}/original",
  request: { params: pathIds("sourceId") },
  responses: {
    200: {
      description: "The file that the source came from; that it was taken is logged",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...problems(...ALWAYS, "second-factor-required", "step-up-needed", "cannot-be-verified"),
  },
});

const aside = (c: Context<ApiEnv>) => parseAside(c.var.deps.parser);

export const sources = featureRouter()
  .openapi(previewRoute, async (c) => {
    const { file, encoding } = c.req.valid("form");
    const preview = await previewText(c.var.ctx, await toUpload(file), toEncoding(encoding), aside(c));
    return c.json(TextPreview.parse(preview), 200);
  })
  .openapi(importRoute, async (c) => {
    const { file, register } = c.req.valid("form");
    return c.json(SourceWithText.parse(await importSource(c.var.ctx, register, await toUpload(file), aside(c))), 201);
  })
  .openapi(registerRoute, async (c) => {
    return c.json(Source.parse(await registerSource(c.var.ctx, c.req.valid("json"))), 201);
  })
  .openapi(addTextRoute, async (c) => {
    const { file, text } = c.req.valid("form");
    const source = await addText(c.var.ctx, c.req.valid("param").sourceId, text, await toUpload(file), aside(c));
    return c.json(SourceWithText.parse(source), 201);
  })
  .openapi(listRoute, async (c) => c.json(SourcePage.parse(await listSources(c.var.ctx, c.req.valid("query"))), 200))
  .openapi(getRoute, async (c) => {
    return c.json(Source.parse(await getSource(c.var.ctx, c.req.valid("param").sourceId)), 200);
  })
  .openapi(changeRoute, async (c) => {
    const { sourceId } = c.req.valid("param");
    const source = await changeSource(c.var.ctx, sourceId, readIfMatch(c), c.req.valid("json"));
    return c.json(Source.parse(source), 200);
  })
  .openapi(peopleRoute, async (c) => c.json(RegisterPeople.parse(await listPeople(c.var.ctx)), 200))
  .openapi(historyRoute, async (c) => {
    const items = await getSourceHistory(c.var.ctx, c.req.valid("param").sourceId);
    return c.json(SourceHistory.parse({ items }), 200);
  })
  .openapi(originalRoute, async (c) => {
    const { name, bytes } = await takeOriginal(c.var.ctx, c.req.valid("param").sourceId);
    c.header("Content-Disposition", asAttachment(name));
    c.header("Content-Type", "application/octet-stream");
    return c.body(new Uint8Array(bytes), 200);
  });
