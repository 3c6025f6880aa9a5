import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: [
      "lib/**/*.test.ts",
      "components/**/*.test.ts",
      "scripts/**/*.test.ts",
      "prisma/**/*.test.ts",
      "cli/**/*.test.ts",
    ],
    // More than the two cores of a small machine: many tests wait for a lease or a retry, not for the processor.
    maxWorkers: 3,
    // A busy machine may break a promise about time once; what fails twice in a row is broken.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
