import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [solid()],
  test: { name: "web", environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
