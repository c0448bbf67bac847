import { defineConfig } from "vite";

// For Node: the workspace's packages are source and go into it, packages from npm stay where they are. Beside the server
// stands the thread in which large texts are read; it finds its file by name in the same folder.
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: { main: "src/main.ts", "text-worker": "src/features/sources/text-worker.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
