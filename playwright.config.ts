import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  // Each spec starts servers of its own: more at a time than cores would only wait for each other.
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 10_000 },
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
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
});
