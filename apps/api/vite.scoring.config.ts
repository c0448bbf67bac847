import { defineConfig } from "vite";

// The thread in which figures are computed, as one file that holds all that it needs.
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: "src/scoring-worker.ts",
    target: "node20",
    outDir: "dist",
    emptyOutDir: false,
    sourcemap: false,
    reportCompressedSize: false,
    rollupOptions: { output: { entryFileNames: "[name].mjs" } },
  },
});
