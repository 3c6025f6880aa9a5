import { buildContext } from "./build-context";
import type { TemplateContext } from "./context-shape";

const owner = {
  id: "0190a6f2-4c11-7d3e-9b52-6f1d2f8c0a01",
  username: "mira",
  email: "mira@example.com",
  role: "author",
};

/** A failed run of nightly-etl, for previews. */
export const sampleContext: TemplateContext = buildContext({
  job: {
    id: "0190a6f2-5b20-7c41-8a77-31f0c9de4b10",
    key: "nightly-etl",
    name: "nightly-etl",
    description: "Loads yesterday's orders into the warehouse",
    owner,
  },
  run: {
    id: "0193c8d1-7e02-7a5b-b1c4-9d20e6a3f7c2",
    status: "failed",
    startedAt: "2026-11-21T02:00:00.000Z",
    completedAt: "2026-11-21T02:04:12.340Z",
    executionTimeMs: 252_340,
    totalSteps: 4,
    completedSteps: 2,
    failedSteps: 1,
    parameters: { date: "2026-11-20", full_refresh: false },
    errorMessage: "Step load-warehouse failed with exit code 1",
  },
  steps: [
    {
      name: "extract-orders",
      status: "completed",
      output: "Fetched 48,211 rows from orders",
      executionTimeMs: 41_870,
    },
    {
      name: "transform",
      status: "completed",
      output: "48,211 rows in, 48,197 rows out",
      executionTimeMs: 96_020,
    },
    {
      name: "load-warehouse",
      status: "failed",
      output:
        "Connecting to warehouse-1:5432 … ok\n" +
        "COPY orders_2026_11_20 (chunk 1 of 12) … ok\n" +
        "COPY orders_2026_11_20 (chunk 2 of 12) … ok\n" +
        "COPY orders_2026_11_20 (chunk 3 of 12) …\n" +
        'ERROR:  could not extend file "base/16402/24811": No space left on device\n' +
        "HINT:  Check free disk space.",
      errorMessage: "No space left on device (exit code 1)",
      executionTimeMs: 114_450,
      metadata: { exit_code: 1 },
    },
    { name: "refresh-dashboards", status: "skipped" },
  ],
  target: {
    id: "0190a6f2-6d01-7f9c-8e10-c2b7a9d4e511",
    name: "warehouse-1",
    hostname: "warehouse-1.internal.example.com",
    osType: "linux",
    tags: ["prod", "postgres"],
  },
  user: owner,
  event: {
    id: "0193c8d5-5a10-7e2f-9f3b-0c8a7d61e2b4",
    type: "job.failed",
    severity: "error",
    title: "nightly-etl failed",
    message: "Step load-warehouse failed with exit code 1",
    occurredAt: "2026-11-21T02:04:12.340Z",
    details: { exit_code: 1, attempt: 1 },
  },
  org: { id: "0190a6f1-0000-7000-8000-000000000001", slug: "acme", name: "Acme" },
  system: {
    timestamp: "2026-11-21T02:04:13.000Z",
    environment: "production",
    appUrl: "https://runbell.example.com",
  },
  vars: { runbook_url: "https://wiki.example.com/runbooks/nightly-etl", team: "Data platform" },
  notification: {
    id: "0193c8d5-6b21-7c30-8d4f-5a1e9c0b7d83",
    url: "https://runbell.example.com/notifications/0193c8d5-6b21-7c30-8d4f-5a1e9c0b7d83",
    recipient_name: "Mira",
    recipient_email: "mira@example.com",
    time_zone: "UTC",
    run_url: "https://runbell.example.com/runs/0193c8d1-7e02-7a5b-b1c4-9d20e6a3f7c2",
    acknowledge_url: "https://runbell.example.com/a/4f7c",
    mute_url: "https://runbell.example.com/m/4f7c",
    too_noisy_url: "https://runbell.example.com/n/4f7c",
    preferences_url: "https://runbell.example.com/preferences",
    reason_sentence: "You get this because you own nightly-etl and chose failures by mail.",
    suppressed_count: 0,
  },
});
