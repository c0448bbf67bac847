import { v7 as uuidv7 } from "uuid";
import type { TestApp } from "./test-app.ts";

export type TestRoute = { method: string; path: string; name: string };

/** Every route of the running app, with ids that name nothing in the place of its parameters. */
export function routesOf({ app }: Pick<TestApp, "app">): TestRoute[] {
  const routes = app.routes.filter(({ method }) => method !== "ALL");
  const named = new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  return [...named].map(([name, { method, path }]) => {
    return { method, path: path.replaceAll(/:\w+/g, uuidv7()).replace("*", "nothing"), name };
  });
}

export const isUnsafe = ({ method }: { method: string }) => !["GET", "HEAD", "OPTIONS"].includes(method);
