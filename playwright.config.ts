import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/data-folder.ts",
  // Each spec starts servers of its own: more at a time than cores would only wait for each other.
  workers: 2,
  fullyParallel: false,
  // As for the unit tests: a busy machine may break a promise about time once. The list names what was flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  outputDir: "test-results/e2e",
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    // Its pictures would take a third of all work where the processor draws them. The pages themselves are recorded.
    trace: { mode: "retain-on-failure", screenshots: false },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
});
