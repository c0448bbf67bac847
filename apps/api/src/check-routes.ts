// Ends the build with an error where a route has no rule, or a rule no route: `requireRules` names them.
import { mountRoutes, PLAIN_RULES } from "./app.ts";
import { featureRouter } from "./platform/route.ts";
import { requireRules } from "./platform/route-rules.ts";

requireRules(mountRoutes(featureRouter()), PLAIN_RULES);
