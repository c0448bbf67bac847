import { AddMemo, MemoHistory, MemoOutcome, MemoPage, MemosQuery, RemoveMemo, RewordMemo, Undo } from "@octant/schemas";
import { readIfMatch } from "../../platform/if-match.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { addMemo } from "./add-memo.ts";
import { getMemoHistory } from "./get-memo-history.ts";
import { listMemos } from "./list-memos.ts";
import { removeMemo } from "./remove-memo.ts";
import { rewordMemo } from "./reword-memo.ts";
import { undoMemo } from "./undo-memo.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const COMMAND = [...ALWAYS, "origin-refused", "invalid-request", "command-reused", "source-withdrawn"] as const;
const EDIT = [...COMMAND, "row-version-missing", "changed-since", "not-your-act"] as const;
const OUTCOME = jsonAnswer("The memo as it now is, or null once it is removed", MemoOutcome);

/** Memos are saved while they are typed. */
const TYPING = { budget: "coding" } as const;

const listMemosRoute = ruledRoute("read-memos", {
  method: "get",
  path: "/memos",
  request: { query: MemosQuery },
  responses: { 200: jsonAnswer("A page of memos", MemoPage), ...problems(...ALWAYS, "invalid-request") },
});

const addMemoRoute = ruledRoute(
  "write-memo",
  {
    method: "post",
    path: "/memos",
    request: jsonBody(AddMemo),
    responses: { 201: OUTCOME, ...problems(...COMMAND) },
  },
  TYPING,
);

const rewordMemoRoute = ruledRoute(
  "write-memo",
  {
    method: "patch",
    path: "/memos/{memoId}",
    request: { params: pathIds("memoId"), ...jsonBody(RewordMemo) },
    responses: { 200: OUTCOME, ...problems(...EDIT) },
  },
  TYPING,
);

const removeMemoRoute = ruledRoute("write-memo", {
  method: "post",
  path: "/memos/{memoId}/removal",
  request: { params: pathIds("memoId"), ...jsonBody(RemoveMemo) },
  responses: { 200: OUTCOME, ...problems(...EDIT) },
});

const undoMemoRoute = ruledRoute("write-memo", {
  method: "post",
  path: "/memos/{memoId}/undo",
  request: { params: pathIds("memoId"), ...jsonBody(Undo) },
  responses: { 200: OUTCOME, ...problems(...COMMAND, "nothing-to-undo", "not-your-act", "changed-since") },
});

const getMemoHistoryRoute = ruledRoute("read-memos", {
  method: "get",
  path: "/memos/{memoId}/history",
  request: { params: pathIds("memoId") },
  responses: { 200: jsonAnswer("What became of a memo, newest first", MemoHistory), ...problems(...ALWAYS) },
});

export const memos = featureRouter()
  .openapi(listMemosRoute, async (c) => c.json(MemoPage.parse(await listMemos(c.var.ctx, c.req.valid("query"))), 200))
  .openapi(addMemoRoute, async (c) => c.json(MemoOutcome.parse(await addMemo(c.var.ctx, c.req.valid("json"))), 201))
  .openapi(rewordMemoRoute, async (c) => {
    const { memoId } = c.req.valid("param");
    const outcome = await rewordMemo(c.var.ctx, memoId, readIfMatch(c), c.req.valid("json"));
    return c.json(MemoOutcome.parse(outcome), 200);
  })
  .openapi(removeMemoRoute, async (c) => {
    const { memoId } = c.req.valid("param");
    const outcome = await removeMemo(c.var.ctx, memoId, readIfMatch(c), c.req.valid("json"));
    return c.json(MemoOutcome.parse(outcome), 200);
  })
  .openapi(undoMemoRoute, async (c) => {
    const { memoId } = c.req.valid("param");
    return c.json(MemoOutcome.parse(await undoMemo(c.var.ctx, memoId, c.req.valid("json"))), 200);
  })
  .openapi(getMemoHistoryRoute, async (c) => {
    const { memoId } = c.req.valid("param");
    return c.json(MemoHistory.parse({ items: await getMemoHistory(c.var.ctx, memoId) }), 200);
  });
