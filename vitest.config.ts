import { defineConfig } from "vitest/config";

const fast = [
  "**/*.{db,api,process}.test.ts",
  "**/*.survival.test.ts", // minutes each: `npm run test:survival`, vitest.survival.config.ts
  "**/node_modules/**",
  "**/dist/**",
];

/**
 * The files of one worker share what they import: loading the whole server anew for each took as long as testing it. So a
 * test changes nothing of a module that it does not put back.
 */
const together = { isolate: false };

export default defineConfig({
  test: {
    projects: [
      {
        // a property that is tried a thousand times takes seconds where everything else is tested beside it
        test: {
          ...together,
          name: "unit",
          include: ["{packages,apps/api,infra}/**/*.test.{ts,mjs}"],
          exclude: fast,
          testTimeout: 30_000,
        },
      },
      "apps/web/vitest.config.ts",
      {
        // the built server as a process of its own: `npm test` builds it first
        test: {
          name: "process",
          include: ["apps/api/test/process/*.process.test.ts"],
          globalSetup: ["apps/api/test/build-asides.ts"],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          ...together,
          name: "database",
          include: ["{packages,apps}/**/*.{db,api}.test.ts"],
          globalSetup: ["packages/db/test/cluster.ts", "apps/api/test/build-asides.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
