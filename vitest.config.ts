import { defineConfig } from "vitest/config";

const fast = ["**/*.db.test.ts", "**/*.api.test.ts", "**/node_modules/**", "**/dist/**"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["{packages,apps/api,infra}/**/*.test.{ts,mjs}"], exclude: fast } },
      "apps/web/vitest.config.ts",
      {
        test: {
          name: "database",
          include: ["{packages,apps}/**/*.{db,api}.test.ts"],
          globalSetup: ["packages/db/test/cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
