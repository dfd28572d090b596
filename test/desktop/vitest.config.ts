import path from "node:path";
import { defineConfig } from "vitest/config";

/** The cases that need Electron's program; `npm run test:desktop` runs them where it is. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, "../.."),
  test: {
    include: ["test/desktop/*.case.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
