import {
  AddCoding,
  ChangeAbout,
  ChangeSpan,
  ChangeStance,
  Coding,
  CodingList,
  CodingOutcome,
  History,
  RemoveCoding,
  TextVersion,
  Undo,
} from "@octant/schemas";
import { readIfMatch } from "../../platform/if-match.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { addCoding } from "./add-coding.ts";
import { changeAbout } from "./change-about.ts";
import { changeSpan } from "./change-span.ts";
import { changeStance } from "./change-stance.ts";
import { getHistory } from "./get-history.ts";
import { getText } from "./get-text.ts";
import { listCodings } from "./list-codings.ts";
import { removeCoding } from "./remove-coding.ts";
import { undo } from "./undo.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const COMMAND = [...ALWAYS, "origin-refused", "invalid-request", "command-reused"] as const;
const EDIT = [
  ...COMMAND,
  "row-version-missing",
  "changed-since",
  "not-your-act",
  "consent-missing",
  "source-withdrawn",
] as const;
const OUTCOME = jsonAnswer("The coding as it now is, or null once it is removed", CodingOutcome);

/** What an outbox sends, when it comes back from being offline too. */
const CODING = { budget: "coding" } as const;

const getTextRoute = ruledRoute("read-text", {
  method: "get",
  path: "/texts/{textVersionId}",
  request: { params: pathIds("textVersionId") },
  responses: {
    200: jsonAnswer("A text with its turns and its source", TextVersion),
    ...problems(...ALWAYS, "cannot-be-verified"),
  },
});

const listCodingsRoute = ruledRoute("read-text", {
  method: "get",
  path: "/texts/{textVersionId}/codings",
  request: { params: pathIds("textVersionId") },
  responses: { 200: jsonAnswer("The live codings of a text, in order of place", CodingList), ...problems(...ALWAYS) },
});

const addCodingRoute = ruledRoute(
  "code",
  {
    method: "post",
    path: "/codings",
    request: jsonBody(AddCoding),
    responses: {
      201: jsonAnswer("The coding", Coding),
      ...problems(
        ...COMMAND,
        "consent-missing",
        "source-withdrawn",
        "code-retired",
        "cut-retired",
        "segment-outside-text",
      ),
    },
  },
  CODING,
);

const changeStanceRoute = ruledRoute(
  "code",
  {
    method: "patch",
    path: "/codings/{codingId}",
    request: { params: pathIds("codingId"), ...jsonBody(ChangeStance) },
    responses: { 200: OUTCOME, ...problems(...EDIT) },
  },
  CODING,
);

const changeAboutRoute = ruledRoute(
  "code",
  {
    method: "put",
    path: "/codings/{codingId}/about",
    request: { params: pathIds("codingId"), ...jsonBody(ChangeAbout) },
    responses: { 200: OUTCOME, ...problems(...EDIT, "cut-retired") },
  },
  CODING,
);

const changeSpanRoute = ruledRoute(
  "code",
  {
    method: "put",
    path: "/codings/{codingId}/span",
    request: { params: pathIds("codingId"), ...jsonBody(ChangeSpan) },
    responses: { 200: OUTCOME, ...problems(...EDIT, "segment-outside-text") },
  },
  CODING,
);

const removeCodingRoute = ruledRoute(
  "code",
  {
    method: "post",
    path: "/codings/{codingId}/removal",
    request: { params: pathIds("codingId"), ...jsonBody(RemoveCoding) },
    responses: { 200: OUTCOME, ...problems(...EDIT) },
  },
  CODING,
);

const getHistoryRoute = ruledRoute("read-text", {
  method: "get",
  path: "/codings/{codingId}/history",
  request: { params: pathIds("codingId") },
  responses: { 200: jsonAnswer("What happened to a coding, newest first", History), ...problems(...ALWAYS) },
});

const undoRoute = ruledRoute(
  "code",
  {
    method: "post",
    path: "/undo",
    request: jsonBody(Undo),
    responses: {
      200: OUTCOME,
      ...problems(
        ...COMMAND,
        "nothing-to-undo",
        "cut-retired",
        "not-your-act",
        "changed-since",
        "consent-missing",
        "source-withdrawn",
      ),
    },
  },
  CODING,
);

export const workbench = featureRouter()
  .openapi(getTextRoute, async (c) => {
    const { textVersionId } = c.req.valid("param");
    return c.json(TextVersion.parse(await getText(c.var.ctx, textVersionId)), 200);
  })
  .openapi(listCodingsRoute, async (c) => {
    const { textVersionId } = c.req.valid("param");
    return c.json(CodingList.parse({ items: await listCodings(c.var.ctx, textVersionId) }), 200);
  })
  .openapi(addCodingRoute, async (c) => c.json(Coding.parse(await addCoding(c.var.ctx, c.req.valid("json"))), 201))
  .openapi(changeStanceRoute, async (c) => {
    const { codingId } = c.req.valid("param");
    const outcome = await changeStance(c.var.ctx, codingId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodingOutcome.parse(outcome), 200);
  })
  .openapi(changeAboutRoute, async (c) => {
    const { codingId } = c.req.valid("param");
    const outcome = await changeAbout(c.var.ctx, codingId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodingOutcome.parse(outcome), 200);
  })
  .openapi(changeSpanRoute, async (c) => {
    const { codingId } = c.req.valid("param");
    const outcome = await changeSpan(c.var.ctx, codingId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodingOutcome.parse(outcome), 200);
  })
  .openapi(removeCodingRoute, async (c) => {
    const { codingId } = c.req.valid("param");
    const outcome = await removeCoding(c.var.ctx, codingId, readIfMatch(c), c.req.valid("json"));
    return c.json(CodingOutcome.parse(outcome), 200);
  })
  .openapi(getHistoryRoute, async (c) => {
    const { codingId } = c.req.valid("param");
    return c.json(History.parse({ items: await getHistory(c.var.ctx, codingId) }), 200);
  })
  .openapi(undoRoute, async (c) => c.json(CodingOutcome.parse(await undo(c.var.ctx, c.req.valid("json"))), 200));
