import { defineConfig } from "vite";

// One file for Node: the workspace's packages are source and go into it, packages from npm stay where they are.
export default defineConfig({
  build: {
    ssr: "src/main.ts",
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    rollupOptions: { output: { entryFileNames: "main.js" } },
  },
});
