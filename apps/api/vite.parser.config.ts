import { defineConfig } from "vite";

// The process in which one upload is read, as one file that holds all that it needs: it may read no other.
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: "src/parser-child.ts",
    target: "node20",
    outDir: "dist",
    emptyOutDir: false,
    sourcemap: false,
    reportCompressedSize: false,
    rollupOptions: { output: { entryFileNames: "[name].mjs" } },
  },
});
