import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./request-context.ts";
import { isRight, type Rule } from "./rights.ts";
import { RULE } from "./route.ts";

/** The rule of every route, by method and path as the router writes them. */
export type Rules = ReadonlyMap<string, Rule>;

/** Reads the rules out of the routes' own descriptions. `plain` adds those of routes that have none. */
export function collectRules(app: Described, plain: Record<string, Rule>): Rules {
  const routes = app.openAPIRegistry.definitions.flatMap((d) => (d.type === "route" ? [d.route] : []));
  const described = routes.flatMap((route) => {
    const rule = ruleOf(route);
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    return rule ? [[`${route.method.toUpperCase()} ${path}`, rule] as const] : [];
  });
  return new Map([...Object.entries(plain), ...described]);
}

type Described = Pick<OpenAPIHono<ApiEnv>, "openAPIRegistry">;

/** The description of a route holds whatever was written into it; only `ruledRoute` writes a rule. */
function ruleOf(route: object): Rule | undefined {
  return RULE in route ? (route[RULE] as Rule) : undefined;
}

/** The rules of an app. Throws an Error that names every route without a rule and every rule without a route. */
export function requireRules(app: Routed, plain: Record<string, Rule>): Rules {
  const rules = collectRules(app, plain);
  const faults = ruleFaults(app, rules);
  if (faults.length > 0) throw new Error(`routes and rules are not in step: ${faults.join("; ")}`);
  return rules;
}

type Routed = Pick<OpenAPIHono<ApiEnv>, "openAPIRegistry" | "routes">;

/** Everything by which a route could be open to more people than somebody has decided, as sentences. */
export function ruleFaults({ routes }: Pick<Routed, "routes">, rules: Rules): string[] {
  const names = new Set(routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`));
  const ruled = [...rules];
  return [
    ...[...names].filter((name) => !rules.has(name)).map((name) => `${name} has no rule`),
    ...ruled.filter(([name]) => !names.has(name)).map(([name]) => `${name} is ruled and is not there`),
    ...ruled
      .filter(([name, rule]) => isRight(rule) !== name.includes("/:assessmentId"))
      .map(([name, rule]) => `${name} cannot be under ${rule}`),
    ...ruled
      .filter(([name, rule]) => rule.startsWith("read-") && !name.startsWith("GET "))
      .map(([name, rule]) => `${name} changes something under ${rule}`),
  ];
}
