import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { compressAssets } from "./compress-assets.ts";

const api = process.env.OCTANT_API ?? "http://127.0.0.1:3900";

export default defineConfig({
  plugins: [solid(), compressAssets()],
  build: {
    target: "es2023",
    // nothing is inlined as a data: address, so that the content security policy needs no exception
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": api } },
});
