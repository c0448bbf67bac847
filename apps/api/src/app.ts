import { ownAccount } from "./features/account/routes.ts";
import { assessment } from "./features/assessment/routes.ts";
import { audit } from "./features/audit/routes.ts";
import { codebookFiles } from "./features/codebook/files/routes.ts";
import { codebook } from "./features/codebook/routes.ts";
import { consent } from "./features/consent/routes.ts";
import { design } from "./features/design/routes.ts";
import { effectiveness } from "./features/effectiveness/routes.ts";
import { frameworks } from "./features/frameworks/routes.ts";
import { health } from "./features/health/routes.ts";
import { home } from "./features/home/routes.ts";
import { identities } from "./features/identities/routes.ts";
import { links } from "./features/links/routes.ts";
import { memos } from "./features/memos/routes.ts";
import { overview } from "./features/overview/routes.ts";
import { positions } from "./features/positions/routes.ts";
import { protection } from "./features/protection/routes.ts";
import { register } from "./features/register/routes.ts";
import { scorecard } from "./features/scorecard/routes.ts";
import { session } from "./features/session/routes.ts";
import { sources } from "./features/sources/routes.ts";
import { team } from "./features/team/routes.ts";
import { tokens } from "./features/tokens/routes.ts";
import { workbench } from "./features/workbench/routes.ts";
import { acceptBody } from "./platform/accept-body.ts";
import { answerInTime } from "./platform/answer-in-time.ts";
import type { Deps } from "./platform/deps.ts";
import { guard } from "./platform/guard.ts";
import { knownHost } from "./platform/known-host.ts";
import { onError, ProblemError } from "./platform/problems.ts";
import { requestLog } from "./platform/request-log.ts";
import type { Rule } from "./platform/rights.ts";
import { featureRouter } from "./platform/route.ts";
import { collectLimits, type LimitsOfRoutes } from "./platform/route-limits.ts";
import { type Rules, requireRules } from "./platform/route-rules.ts";
import { sameOrigin } from "./platform/same-origin.ts";
import { securityHeaders } from "./platform/security-headers.ts";
import { answerStatic } from "./platform/static-files.ts";
import { withinBudget } from "./platform/within-budget.ts";

/** The routes that no feature describes: the API's description, the screens, and "there is nothing here". */
export const PLAIN_RULES: Record<string, Rule> = {
  "GET /api/openapi.json": "anyone",
  "GET /api/*": "anyone",
  "GET /*": "anyone",
};

const OF_ASSESSMENT = "/api/v1/assessments/:assessmentId";
const DESCRIPTION = { openapi: "3.1.0", info: { title: "Octant", version: "1" } };

/**
 * The whole server as a function of its request. Every route is under a rule: without one the server does not come up, and
 * neither does the build.
 */
export function createApp(deps: Deps) {
  let rules: Rules = new Map();
  const root = featureRouter();
  let limits: LimitsOfRoutes = new Map();
  root.use(
    requestLog(deps),
    securityHeaders,
    knownHost,
    sameOrigin,
    guard(() => rules),
    withinBudget(deps, () => limits),
    acceptBody(() => limits),
    answerInTime(() => limits),
  );
  const app = mountRoutes(root);
  rules = requireRules(app, PLAIN_RULES);
  limits = collectLimits(app);
  return app;
}

/** Every route there is, on a router that may have something before it. */
export function mountRoutes(root: ReturnType<typeof featureRouter>) {
  const app = root
    .route("/health", health)
    .route("/api/v1/session", session)
    .route("/api/v1/links", links)
    .route("/api/v1/account", ownAccount)
    .route("/api/v1/account/tokens", tokens)
    .route("/api/v1/assessments", home)
    .route("/api/v1/frameworks", frameworks)
    .route(OF_ASSESSMENT, assessment)
    .route(OF_ASSESSMENT, design)
    .route(OF_ASSESSMENT, overview)
    .route(OF_ASSESSMENT, codebook)
    .route(OF_ASSESSMENT, codebookFiles)
    .route(OF_ASSESSMENT, sources)
    .route(OF_ASSESSMENT, register)
    .route(OF_ASSESSMENT, identities)
    .route(OF_ASSESSMENT, consent)
    .route(OF_ASSESSMENT, protection)
    .route(OF_ASSESSMENT, workbench)
    .route(OF_ASSESSMENT, memos)
    .route(OF_ASSESSMENT, scorecard)
    .route(OF_ASSESSMENT, positions)
    .route(OF_ASSESSMENT, effectiveness)
    .route(OF_ASSESSMENT, team)
    .route(OF_ASSESSMENT, audit);
  app.doc31("/api/openapi.json", DESCRIPTION);
  app.get("/api/*", nothingHere);
  app.get("/*", answerStatic);
  app.notFound(nothingHere);
  app.onError(onError);
  return app;
}

function nothingHere(): never {
  throw new ProblemError("not-found");
}
