import { beforeEach, describe, expect, it, vi } from "vitest";
import { GET as metrics } from "@/app/metrics/route";
import { installDatabase } from "@/lib/db/database";
import { countTries } from "@/lib/queue/delivery-counters";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";
import { writeMetrics } from "./prometheus-text";

const settings = vi.hoisted(() => ({ metricsToken: null as unknown }));
vi.mock("@/lib/config", async (original) => {
  const actual = await original<{ config: () => object }>();
  return { ...actual, config: () => ({ ...actual.config(), ...settings }) };
});

const token = "a token of some length";

describe("the text format", () => {
  it("escapes help and labels, and leaves out what has no value", () => {
    const text = writeMetrics([
      {
        name: "a_total",
        help: "One\nline \\ only.",
        type: "counter",
        samples: [{ labels: { path: 'C:\\"x"\n' }, value: 10n }, { value: null }],
      },
    ]);

    expect(text).toBe(
      '# HELP a_total One\\nline \\\\ only.\n# TYPE a_total counter\na_total{path="C:\\\\\\"x\\"\\n"} 10\n',
    );
  });
});

describeWithDatabase("/metrics", (db) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
    settings.metricsToken = new Secret(token);
  });
  const read = (bearer = token) => send(metrics, { headers: { authorization: `Bearer ${bearer}` } });

  it("is not there without a token, and closed to another one", async () => {
    expect((await read("another token of some length")).status).toBe(401);
    settings.metricsToken = null;
    expect((await read()).status).toBe(404);
  });

  it("adds tries up by channel, outcome and reason, in two workers as in one", async () => {
    const accepted = { channelKind: "email", outcome: "accepted", reason: null, durationMs: 12.4 } as const;
    const refused = { channelKind: "slack", outcome: "failed", reason: "gone", durationMs: 100 } as const;
    await Promise.all([countTries([accepted, refused, accepted]), countTries([refused, accepted])]);
    await countTries([]);
    const { text } = await read();

    expect(text).toContain('runbell_delivery_tries_total{channel="email",outcome="accepted",reason=""} 3\n');
    expect(text).toContain(
      'runbell_delivery_tries_total{channel="slack",outcome="failed",reason="gone"} 2\n',
    );
    expect(text).toContain(
      'runbell_delivery_seconds_total{channel="slack",outcome="failed",reason="gone"} 0.2\n',
    );
    expect(text).toContain('runbell_queue_notifications{state="waiting"} 0\n');
    expect(text).toContain("runbell_workers_alive 0\n");
  });
});
