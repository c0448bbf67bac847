import { defineConfig } from "vitest/config";

// The long events, one after another: each loads the machine with a burst of its own. `npm run test:survival` builds first.
export default defineConfig({
  test: {
    name: "survival",
    include: ["apps/api/test/survival/*.survival.test.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 90_000,
  },
});
