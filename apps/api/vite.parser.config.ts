import { defineConfig } from "vite";

// The process in which one upload is read, as one file that holds all that it needs: it may read no other.
export default defineConfig({
  // not what libraries have for Node, which would bring along more of it than the reading of files
  ssr: { noExternal: true, resolve: { conditions: ["module", "browser", "production"] } },
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
