import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "all",
          include: [
            "shared/**/*.test.ts",
            "electron/**/*.test.ts",
            "renderer/**/*.test.{ts,tsx}",
            "sample-data/**/*.test.ts",
            "test/**/*.test.ts",
          ],
          exclude: ["test/browser/**", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          // A browser, a core and a page each want a processor: one file after another, when all else is
          // done, and once more where a slow machine let a wait run out.
          fileParallelism: false,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
