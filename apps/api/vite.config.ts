import { defineConfig } from "vite";

// For Node: the workspace's packages are source and go into it, packages from npm stay where they are. Beside the server
// stands the process in which uploads are read, which `vite.parser.config.ts` builds, and what the build ends with: a look at
// whether every route is under a rule.
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: { main: "src/main.ts", "check-routes": "src/check-routes.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
