import { z } from "@hono/zod-openapi";
import { FrameworkDiff, FrameworkFormat, FrameworkId, FrameworkList, FrameworkVersion } from "@octant/schemas";
import { asAttachment } from "../../platform/attachment.ts";
import { ANSWER, FRAMEWORK_FILE } from "../../platform/limits.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { compareFrameworks, getFramework } from "./get-framework.ts";
import { importFramework } from "./import-framework.ts";
import { listFrameworks } from "./list-frameworks.ts";
import { writeFramework } from "./write-framework.ts";

const ById = z.object({ frameworkId: FrameworkId });
const FormatQuery = z.object({ format: FrameworkFormat.default("yaml") });
const ImportForm = z.object({ file: z.instanceof(File).openapi({ type: "string", format: "binary" }) });
const ALWAYS = ["sign-in-needed", "not-found"] as const;

const listFrameworksRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("The frameworks of the library, with which an assessment can be started", FrameworkList),
    ...problems("sign-in-needed"),
  },
});

const getFrameworkRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/{frameworkId}",
  request: { params: ById },
  responses: { 200: jsonAnswer("The version, with every crosswalk from it", FrameworkVersion), ...problems(...ALWAYS) },
});

const takeFrameworkRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/{frameworkId}/file",
  request: { params: ById, query: FormatQuery },
  responses: {
    200: {
      description: "The version as a file that can be read and brought in again",
      content: { "application/octet-stream": { schema: z.string() } },
    },
    ...problems(...ALWAYS, "invalid-request"),
  },
});

const compareFrameworksRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/{frameworkId}/differences/{otherId}",
  request: { params: ById.extend({ otherId: FrameworkId }) },
  responses: { 200: jsonAnswer("What differs between the two versions", FrameworkDiff), ...problems(...ALWAYS) },
});

const importFrameworkRoute = ruledRoute(
  "signed-in",
  {
    method: "post",
    path: "/",
    request: { body: { required: true, content: { "multipart/form-data": { schema: ImportForm } } } },
    responses: {
      201: jsonAnswer("The version as it now stands in the library", FrameworkVersion),
      ...problems(
        "sign-in-needed",
        "second-factor-required",
        "origin-refused",
        "invalid-request",
        "body-too-large",
        "unsupported-media-type",
        "framework-faulty",
        "framework-taken",
        "too-busy",
      ),
    },
  },
  { bodyBytes: FRAMEWORK_FILE.bytes + 64 * 1024, elapsedMs: ANSWER.uploadMs },
);

export const frameworks = featureRouter()
  .openapi(listFrameworksRoute, async (c) =>
    c.json(FrameworkList.parse({ items: await listFrameworks(c.var.deps.db) }), 200),
  )
  .openapi(getFrameworkRoute, async (c) => {
    const { frameworkId } = c.req.valid("param");
    return c.json(FrameworkVersion.parse(await getFramework(c.var.deps.db, frameworkId)), 200);
  })
  .openapi(takeFrameworkRoute, async (c) => {
    const { format } = c.req.valid("query");
    const { framework } = await getFramework(c.var.deps.db, c.req.valid("param").frameworkId);
    c.header("Content-Disposition", asAttachment(`${framework.id}.${format}`));
    c.header("Content-Type", "application/octet-stream");
    return c.body(await writeFramework(framework, format), 200);
  })
  .openapi(compareFrameworksRoute, async (c) => {
    const { frameworkId, otherId } = c.req.valid("param");
    return c.json(FrameworkDiff.parse(await compareFrameworks(c.var.deps.db, frameworkId, otherId)), 200);
  })
  .openapi(importFrameworkRoute, async (c) => {
    const { deps, signedIn } = c.var;
    const id = await importFramework(deps, signedIn, c.req.valid("form").file);
    return c.json(FrameworkVersion.parse(await getFramework(deps.db, id)), 201);
  });
