// Webhooks to an endpoint that works, alone and beside one that hangs with thousands of its own waiting.
import { request } from "../e2e/api";
import type { TestServer } from "../e2e/server";
import { Arrivals, wordsOf } from "./arrivals";
import { inMs, percentile, say, sayTable, whole } from "./figures";
import { startHookReceiver, type HookReceiver } from "./hook-receiver";
import { arrivalOf, latenciesOf, measureLoad, postAll, rateOf, type Post } from "./load";
import { median } from "./median";
import { missingAlertmanager, startAlertmanager } from "./peers/alertmanager";
import { hasPostgres, postgresHint } from "./postgres";
import { startRunbell } from "./runbell";
import { DEADLINE_MS, numberFrom, rounds } from "./settings";

interface Sender {
  name: string;
  missing(): Promise<string | null>;
  start(urls: { healthy: string; hung: string }): Promise<RunningSender>;
}

interface RunningSender {
  healthy: Post;
  hung: Post;
  close(): Promise<void>;
}

interface Round {
  delivered: number;
  p50: number;
  p99: number;
  lost: number;
  repeated: number;
}

const EVENTS = numberFrom("BENCH_EVENTS", 10_000);
const WARM_UP = Math.ceil(EVENTS / 10);
/** Waiting for the endpoint that hangs. */
const STUCK = Math.ceil(EVENTS / 5);
/** Nobody is told of these without a channel that names them; both are as urgent as the other. */
const HEALTHY_TYPE = "job.warning";
const HUNG_TYPE = "data_quality.warning";

const runbell: Sender = {
  name: "Runbell, PostgreSQL",
  missing: async () => ((await hasPostgres()) ? null : postgresHint),
  async start(urls) {
    const running = await startRunbell({ database: "PostgreSQL" });
    await addWebhook(running.server, "healthy", urls.healthy, HEALTHY_TYPE);
    await addWebhook(running.server, "hung", urls.hung, HUNG_TYPE);
    return {
      healthy: running.postEvents(HEALTHY_TYPE),
      hung: running.postEvents(HUNG_TYPE),
      close: () => running.close(),
    };
  },
};

const alertmanager: Sender = {
  name: "Alertmanager",
  missing: missingAlertmanager,
  async start(urls) {
    const running = await startAlertmanager(
      (["healthy", "hung"] as const).map((name) => ({
        name,
        webhook_configs: [{ url: urls[name], send_resolved: false }],
      })),
    );
    return {
      healthy: running.postTo("healthy"),
      hung: running.postTo("hung"),
      close: () => running.close(),
    };
  },
};

/** Which address the messages that wait are for. */
const situations = {
  alone: null,
  "beside one that hangs": "hung",
  "beside one that hangs at the same host": "hungBeside",
} as const satisfies Record<string, keyof HookReceiver | null>;

const results = new Map<string, Round[]>();
for (const sender of [runbell, alertmanager]) {
  const hint = await sender.missing();
  if (hint !== null) {
    say(`${sender.name}: left out (${hint})`);
    continue;
  }
  for (let round = 1; round <= rounds(); round++)
    for (const [situation, hung] of Object.entries(situations)) {
      const name = `${sender.name}, ${situation}`;
      const figures = await measure(sender, hung);
      results.set(name, [...(results.get(name) ?? []), figures]);
      say(`round ${round}: ${name}: ${whole(figures.delivered)} webhooks/s`);
    }
}
sayTable([
  ["", "webhooks/s", "p50", "p99", "lost", "repeated"],
  ...[...results].map(([name, measured]) => rowOf(name, measured)),
]);
say(
  `medians of ${rounds()} rounds of ${whole(EVENTS)} webhooks, posted as fast as they are taken, with ${whole(STUCK)} that wait for the one that hangs; times from the answer to the post until the request arrived`,
);

async function measure(sender: Sender, hung: "hung" | "hungBeside" | null): Promise<Round> {
  const arrivals = new Arrivals();
  const receiver = await startHookReceiver((body) => arrivals.note(body));
  const running = await sender.start({ healthy: receiver.healthy, hung: receiver[hung ?? "hung"] });
  try {
    const first = wordsOf(0, WARM_UP);
    await postAll(first, running.healthy);
    await arrivalOf(first, arrivals, DEADLINE_MS);
    if (hung) await postAll(wordsOf(2, STUCK), running.hung);
    const measured = await measureLoad(wordsOf(1, EVENTS), running.healthy, arrivals);
    const latencies = latenciesOf(measured, arrivals);
    return {
      delivered: rateOf(measured),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      lost: EVENTS - measured.arrived,
      repeated: arrivals.repeated,
    };
  } finally {
    await receiver.close();
    await running.close();
  }
}

async function addWebhook(server: TestServer, name: string, url: string, eventType: string): Promise<void> {
  const answer = await request(server, "POST", "/api/v1/channels", {
    kind: "webhook",
    name,
    config: { url },
    event_types: [eventType],
  });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
}

function rowOf(name: string, measured: readonly Round[]): string[] {
  const medianOf = (figure: keyof Round) => median(measured.map((round) => round[figure]));
  return [
    name,
    whole(medianOf("delivered")),
    inMs(medianOf("p50")),
    inMs(medianOf("p99")),
    whole(medianOf("lost")),
    whole(medianOf("repeated")),
  ];
}
