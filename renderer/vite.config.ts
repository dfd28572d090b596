import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the page that the browser door and the window serve. The door puts a nonce for the mark. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  html: { cspNonce: "QHS_CSP_NONCE" },
  build: {
    outDir: path.join(import.meta.dirname, "dist"),
    emptyOutDir: true,
    target: "chrome120",
    // Inlined files would be data: addresses, which the page's policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
});
