import {
  AddCode,
  AddQuestion,
  AskRecoding,
  ChangeCode,
  ChangeGuide,
  Codebook,
  CodebookCode,
  CodebookQuestion,
  ForkFramework,
  FrameworkDiff,
  FrameworkFormat,
  MoveCode,
  RecodeCodings,
  RecodingForecast,
  RecodingUndone,
  RetireCode,
  RewordQuestion,
  UndoRecoding,
} from "@octant/schemas";
import { z } from "zod";
import { asAttachment } from "../../platform/attachment.ts";
import { readIfMatch } from "../../platform/if-match.ts";
import { JSON_BODY } from "../../platform/limits.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { writeFramework } from "../frameworks/write-framework.ts";
import { addCode } from "./add-code.ts";
import { addQuestion } from "./add-question.ts";
import { changeCode } from "./change-code.ts";
import { forkFramework } from "./fork-framework.ts";
import { compareWithBase, getCodebook, takeFramework } from "./get-codebook.ts";
import { changeGuide, moveCode } from "./move-code.ts";
import { forecastRecoding, recodeCodings } from "./recode-codings.ts";
import { retireCode } from "./retire-code.ts";
import { rewordQuestion } from "./reword-question.ts";
import { undoRecoding } from "./undo-recoding.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const COMMAND = [...ALWAYS, "origin-refused", "invalid-request", "command-reused"] as const;
const EDIT = [...COMMAND, "row-version-missing", "changed-since"] as const;
/** Thousands of sources can be named. */
const MANY = { bodyBytes: JSON_BODY.mostBytes };
const FormatQuery = z.object({ format: FrameworkFormat.default("yaml") });
const CodebookEntry = z.union([CodebookQuestion, CodebookCode]);

const getCodebookRoute = ruledRoute("read-codebook", {
  method: "get",
  path: "/codebook",
  responses: {
    200: jsonAnswer("The framework as the study uses it, its own codes, and why it was changed", Codebook),
    ...problems(...ALWAYS),
  },
});

const compareWithBaseRoute = ruledRoute("read-codebook", {
  method: "get",
  path: "/codebook/differences",
  responses: { 200: jsonAnswer("What the study changed of its framework", FrameworkDiff), ...problems(...ALWAYS) },
});

const takeFrameworkRoute = ruledRoute("read-codebook", {
  method: "get",
  path: "/codebook/file",
  request: { query: FormatQuery },
  responses: {
    200: {
      description: "The framework as the study asks it now, as a file that the library reads",
      content: { "application/octet-stream": { schema: z.string() } },
    },
    ...problems(...ALWAYS, "invalid-request"),
  },
});

const forkFrameworkRoute = ruledRoute("change-codebook", {
  method: "post",
  path: "/codebook/fork",
  request: jsonBody(ForkFramework),
  responses: { 201: jsonAnswer("The codebook, forked", Codebook), ...problems(...COMMAND, "already-forked") },
});

const addQuestionRoute = ruledRoute("change-codebook", {
  method: "post",
  path: "/codebook/questions",
  request: jsonBody(AddQuestion),
  responses: { 201: jsonAnswer("The question", CodebookQuestion), ...problems(...COMMAND, "not-forked") },
});

const rewordQuestionRoute = ruledRoute("change-codebook", {
  method: "patch",
  path: "/codebook/questions/{codeId}",
  request: { params: pathIds("codeId"), ...jsonBody(RewordQuestion) },
  responses: { 200: jsonAnswer("The question as it now is", CodebookQuestion), ...problems(...EDIT, "not-forked") },
});

const addCodeRoute = ruledRoute("add-code", {
  method: "post",
  path: "/codebook/codes",
  request: jsonBody(AddCode),
  responses: { 201: jsonAnswer("The code", CodebookCode), ...problems(...COMMAND, "code-retired") },
});

const changeCodeRoute = ruledRoute("change-codebook", {
  method: "patch",
  path: "/codebook/codes/{codeId}",
  request: { params: pathIds("codeId"), ...jsonBody(ChangeCode) },
  responses: { 200: jsonAnswer("The code as it now is", CodebookCode), ...problems(...EDIT) },
});

const retireCodeRoute = ruledRoute("change-codebook", {
  method: "post",
  path: "/codebook/codes/{codeId}/retirement",
  request: { params: pathIds("codeId"), ...jsonBody(RetireCode) },
  responses: {
    200: jsonAnswer("The question or code as it now is", CodebookEntry),
    ...problems(...EDIT, "not-forked", "last-question"),
  },
});

const moveCodeRoute = ruledRoute("change-codebook", {
  method: "post",
  path: "/codebook/codes/{codeId}/place",
  request: { params: pathIds("codeId"), ...jsonBody(MoveCode) },
  responses: { 200: jsonAnswer("The code as it now is", CodebookCode), ...problems(...EDIT, "code-retired") },
});

const changeGuideRoute = ruledRoute("change-codebook", {
  method: "put",
  path: "/codebook/codes/{codeId}/guide",
  request: { params: pathIds("codeId"), ...jsonBody(ChangeGuide) },
  responses: { 200: jsonAnswer("The question or code as it now is", CodebookEntry), ...problems(...EDIT) },
});

const forecastRecodingRoute = ruledRoute(
  "change-codebook",
  {
    method: "post",
    path: "/codebook/codes/{codeId}/recoding/forecast",
    request: { params: pathIds("codeId"), ...jsonBody(AskRecoding) },
    responses: {
      200: jsonAnswer("What a recoding would do; nothing is changed", RecodingForecast),
      ...problems(...ALWAYS, "origin-refused", "invalid-request", "code-retired"),
    },
  },
  MANY,
);

const recodeRoute = ruledRoute(
  "change-codebook",
  {
    method: "post",
    path: "/codebook/codes/{codeId}/recoding",
    request: { params: pathIds("codeId"), ...jsonBody(RecodeCodings) },
    responses: {
      200: jsonAnswer("The question or code whose codings got another code", CodebookEntry),
      ...problems(...EDIT, "code-retired", "not-forked", "last-question"),
    },
  },
  MANY,
);

const undoRecodingRoute = ruledRoute("change-codebook", {
  method: "post",
  path: "/codebook/recodings/{commandId}/undo",
  request: { params: pathIds("commandId"), ...jsonBody(UndoRecoding) },
  responses: {
    200: jsonAnswer("How many codings are as they were", RecodingUndone),
    ...problems(...COMMAND, "nothing-to-undo", "cut-retired"),
  },
});

export const codebook = featureRouter()
  .openapi(getCodebookRoute, async (c) => c.json(Codebook.parse(await getCodebook(c.var.ctx)), 200))
  .openapi(compareWithBaseRoute, async (c) => c.json(FrameworkDiff.parse(await compareWithBase(c.var.ctx)), 200))
  .openapi(takeFrameworkRoute, async (c) => {
    const { format } = c.req.valid("query");
    const { asked } = await takeFramework(c.var.ctx);
    c.header("Content-Disposition", asAttachment(`${asked.id}.${format}`));
    c.header("Content-Type", "application/octet-stream");
    return c.body(await writeFramework(asked, format), 200);
  })
  .openapi(forkFrameworkRoute, async (c) =>
    c.json(Codebook.parse(await forkFramework(c.var.ctx, c.req.valid("json"))), 201),
  )
  .openapi(addQuestionRoute, async (c) =>
    c.json(CodebookQuestion.parse(await addQuestion(c.var.ctx, c.req.valid("json"))), 201),
  )
  .openapi(rewordQuestionRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const question = await rewordQuestion(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookQuestion.parse(question), 200);
  })
  .openapi(addCodeRoute, async (c) => c.json(CodebookCode.parse(await addCode(c.var.ctx, c.req.valid("json"))), 201))
  .openapi(changeCodeRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const code = await changeCode(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookCode.parse(code), 200);
  })
  .openapi(retireCodeRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const entry = await retireCode(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookEntry.parse(entry), 200);
  })
  .openapi(moveCodeRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const code = await moveCode(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookCode.parse(code), 200);
  })
  .openapi(changeGuideRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const entry = await changeGuide(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookEntry.parse(entry), 200);
  })
  .openapi(forecastRecodingRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const forecast = await forecastRecoding(c.var.ctx, codeId, c.req.valid("json"));
    return c.json(RecodingForecast.parse(forecast), 200);
  })
  .openapi(recodeRoute, async (c) => {
    const { codeId } = c.req.valid("param");
    const entry = await recodeCodings(c.var.ctx, codeId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodebookEntry.parse(entry), 200);
  })
  .openapi(undoRecodingRoute, async (c) => {
    const { commandId } = c.req.valid("param");
    const undone = await undoRecoding(c.var.ctx, commandId, c.req.valid("json"));
    return c.json(RecodingUndone.parse(undone), 200);
  });
