import type { StepDefinition } from "@/lib/core/step";
import type { DemoPerson } from "./demo-people";

export const demoTargets = [
  { name: "warehouse-eu", hostname: "warehouse-eu.example.org", osType: "linux", tags: ["prod", "postgres"] },
  { name: "backup-nas", hostname: "backup-nas.example.org", osType: "linux", tags: ["prod", "storage"] },
  { name: "shop-api", hostname: "shop-api.example.org", osType: "linux", tags: ["prod", "web"] },
] as const;

export interface DemoFailure {
  /** 0 is the job's last run. */
  runsAgo: number;
  step: string;
  error: string;
  output: string;
}

export interface DemoJob {
  key: string;
  name: string;
  description: string;
  owner: DemoPerson["key"];
  target: (typeof demoTargets)[number]["name"];
  /** What Runbell does at the touch of a button; jobs without it are reported by programs. */
  definition?: (templates: { onCallMailId: string }) => StepDefinition[];
  /** Steps of the runs in the history, with the time that each usually takes. */
  steps: readonly { name: string; type: string; usualMs: number; output: string }[];
  /** Of a job that Runbell runs. It is paused: a demo must not fail every night. */
  cron?: string;
  /** Starts on each day, "HH:mm" in UTC. */
  startsAt: readonly string[];
  failures: readonly DemoFailure[];
}

/** Ends in .invalid, which no name service will ever resolve (RFC 2606): the step fails for real. */
const WAREHOUSE = "http://warehouse.invalid/load";

const nightlyEtl: DemoJob = {
  key: "nightly-etl",
  name: "nightly-etl",
  description:
    "Extracts orders, transforms them and loads the warehouse. The warehouse has moved and its old address is gone, so a run of this demo job fails at “Load warehouse”: start it and see who is told.",
  owner: "mara",
  target: "warehouse-eu",
  definition: ({ onCallMailId }) => [
    { name: "Extract orders", type: "wait", enabled: true, config: { seconds: 1 } },
    { name: "Transform", type: "wait", enabled: true, config: { seconds: 1 } },
    {
      name: "Load warehouse",
      type: "http.request",
      enabled: true,
      config: {
        method: "POST",
        url: WAREHOUSE,
        headers: { "content-type": "application/json" },
        body: '{"job": {{ job.name | tojson }}, "day": {{ system.timestamp[:10] | tojson }}}',
        timeout_seconds: 10,
      },
    },
    {
      name: "Tell on-call",
      type: "notify.email",
      enabled: true,
      config: {
        template_id: onCallMailId,
        recipients: ["oncall@example.org"],
        body_type: "auto",
        send_on: ["failure"],
        attachments: [],
      },
    },
  ],
  steps: [
    { name: "Extract orders", type: "wait", usualMs: 41_000, output: "Fetched 48,211 rows from orders" },
    { name: "Transform", type: "wait", usualMs: 96_000, output: "48,211 rows in, 48,197 rows out" },
    { name: "Load warehouse", type: "http.request", usualMs: 114_000, output: "Loaded 48,197 rows" },
  ],
  cron: "0 2 * * *",
  startsAt: ["02:00"],
  failures: [
    {
      runsAgo: 17,
      step: "Load warehouse",
      error: "POST warehouse-eu.example.org answered 507; expected 2xx.",
      output:
        'COPY orders (chunk 2 of 12) … ok\nCOPY orders (chunk 3 of 12) …\nERROR:  could not extend file "base/16402/24811": No space left on device',
    },
    {
      runsAgo: 4,
      step: "Extract orders",
      error: "GET shop-api.example.org: No answer in time.",
      output: "Asking shop-api for the orders of yesterday …",
    },
  ],
};

const databaseBackup: DemoJob = {
  key: "database-backup",
  name: "Database backup",
  description: "Dumps the shop's database and copies it to the backup machine. Reported by the CLI wrapper.",
  owner: "mara",
  target: "backup-nas",
  steps: [
    { name: "Dump", type: "reported", usualMs: 312_000, output: "shop.dump: 18.4 GB" },
    { name: "Copy", type: "reported", usualMs: 184_000, output: "18.4 GB copied" },
    { name: "Verify", type: "reported", usualMs: 66_000, output: "Checksums agree" },
  ],
  startsAt: ["01:30"],
  failures: [
    {
      runsAgo: 22,
      step: "Copy",
      error: "rsync: connection unexpectedly closed (exit status 12)",
      output: "shop.dump 61% 11.2 GB\nrsync: connection unexpectedly closed (12034 bytes received so far)",
    },
    {
      runsAgo: 0,
      step: "Verify",
      error: "Checksums differ (exit status 1)",
      output: "shop.dump.003: FAILED\nsha256sum: WARNING: 1 computed checksum did NOT match",
    },
  ],
};

const stockSync: DemoJob = {
  key: "stock-sync",
  name: "Stock sync",
  description: "Brings the stock of the warehouses into the shop, four times a day. Reported over the API.",
  owner: "yuki",
  target: "shop-api",
  steps: [
    { name: "Read stock", type: "reported", usualMs: 8_200, output: "12,904 articles" },
    { name: "Write to shop", type: "reported", usualMs: 21_500, output: "1,377 articles changed" },
  ],
  startsAt: ["03:15", "09:15", "15:15", "21:15"],
  failures: [
    {
      runsAgo: 104,
      step: "Write to shop",
      error: "HTTP 429 from shop-api",
      output: "Article 4,112 of 12,904\nHTTP 429: too many requests",
    },
    {
      runsAgo: 45,
      step: "Read stock",
      error: "The connection was cut",
      output: "Connecting to the stock service …",
    },
    {
      runsAgo: 9,
      step: "Write to shop",
      error: "HTTP 502 from shop-api",
      output: "Article 9,870 of 12,904\nHTTP 502: bad gateway",
    },
  ],
};

const invoices: DemoJob = {
  key: "invoice-run",
  name: "Invoice run",
  description: "Writes the day's invoices and hands them to the printer's. Reported by the billing system.",
  owner: "yuki",
  target: "shop-api",
  steps: [
    { name: "Collect", type: "reported", usualMs: 15_000, output: "211 orders" },
    { name: "Write invoices", type: "reported", usualMs: 74_000, output: "211 invoices" },
    { name: "Hand over", type: "reported", usualMs: 5_000, output: "Handed over" },
  ],
  startsAt: ["05:00"],
  failures: [],
};

export const demoJobs: readonly DemoJob[] = [nightlyEtl, databaseBackup, stockSync, invoices];
