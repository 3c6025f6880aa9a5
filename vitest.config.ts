import { defineConfig } from "vitest/config";
import { apart } from "./lib/testing/apart";

const filesApart = apart.map((path) => (path.endsWith("/") ? `${path}**/*.test.ts` : path));

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // More than the two cores of a small machine: many tests wait for a lease or a retry, not for the processor.
    maxWorkers: 3,
    // A busy machine may break a promise about time once; what fails twice in a row is broken.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["{lib,components,scripts,cli}/**/*.test.ts"],
          exclude: filesApart,
          // Loading the modules anew for each file takes as much of the processor as all that is tested.
          isolate: false,
          setupFiles: "lib/testing/shared-process.ts",
        },
      },
      { extends: true, test: { name: "apart", include: filesApart } },
    ],
  },
});
