import { afterEach, describe, expect, it } from "vitest";
import type { EventType } from "@/lib/core/event";
import { Secret } from "@/lib/secrets";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { messageSubject, outgoingMessage, sendContext } from "@/lib/testing/messages";
import { createPagerDutyKind, pagerduty } from ".";
import type { ChannelKind } from "../kind";
import { PagerDutyConfig } from "./config";
import { eventActionOf } from "./event";

const key = "0123456789abcdefghijklmnopqrWXYZ";
const config: PagerDutyConfig = { routing_key: new Secret(key), region: "us" };
const accepted = {
  status: 202,
  body: { status: "success", message: "Event processed", dedup_key: "x" },
};
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function pagerDutyAnswering(answer: ScriptedAnswer) {
  const server = await startScriptedHttpServer(answer);
  closers.push(server.close);
  return { server, kind: createPagerDutyKind({ endpoint: `${server.url}/v2/enqueue` }) };
}

async function sendOne(message = outgoingMessage()) {
  const { server, kind } = await pagerDutyAnswering(accepted);
  const outcome = await kind.send(message, config, sendContext());
  return { outcome, request: server.requests[0], event: server.sent() as Record<string, unknown> };
}

/** The contract wants an answer for a configuration, while here the address belongs to the kind. */
let current: ChannelKind<PagerDutyConfig> = pagerduty;
const answering = async (answer: ScriptedAnswer) => {
  current = (await pagerDutyAnswering(answer)).kind;
  return config;
};

describeChannelContract(
  { ...pagerduty, send: (...args) => current.send(...args) },
  {
    working: () => answering(accepted),
    failing: {
      "it is not PagerDuty that answers": () => answering({ status: 200, body: "<html>Welcome</html>" }),
      "the event is not valid": () => answering({ status: 400, body: { status: "invalid event" } }),
    },
    answering,
    secrets: [key],
  },
);

describe("PagerDuty", () => {
  it("is told of a trouble with all that is known", async () => {
    const data = { title: "Backup failed", run: { id: "7" } };
    const message = outgoingMessage({ payload: { type: "job.failed", timestamp: "now", data } });
    const { outcome, request, event } = await sendOne(message);

    expect(outcome).toMatchObject({
      status: "accepted",
      responseCode: 202,
      detail: "PagerDuty accepted the event",
      via: "events.pagerduty.com",
    });
    expect(request).toMatchObject({ method: "POST", url: "/v2/enqueue" });
    expect(event).toEqual({
      routing_key: key,
      event_action: "trigger",
      dedup_key: message.about.incidentKey,
      client: "Runbell",
      client_url: "https://runbell.test/runs/7",
      links: [{ href: "https://runbell.test/runs/7", text: "Open in Runbell" }],
      payload: {
        summary: "Backup failed",
        source: "backup",
        severity: "error",
        timestamp: "2026-03-01T06:30:00.000Z",
        component: "Backup",
        class: "job.failed",
        custom_details: data,
      },
    });
  });

  it.each<[EventType, string]>([
    ["job.recovered", "resolve"],
    ["job.completed", "resolve"],
    ["job.failed", "trigger"],
    ["job.timed_out", "trigger"],
    ["job.missed", "trigger"],
    ["job.warning", "trigger"],
    ["system.error", "trigger"],
  ])("takes %s for %s", (eventType, action) => {
    expect(eventActionOf({ about: messageSubject({ eventType }) })).toBe(action);
  });

  it("resolves the incident that it opened, and says no more than that", async () => {
    const opened = (await sendOne()).event;
    const recovered = outgoingMessage({ about: messageSubject({ eventType: "job.recovered" }) });
    const { event } = await sendOne(recovered);

    expect(event).toEqual({ routing_key: key, event_action: "resolve", dedup_key: opened.dedup_key });
  });

  it("never resolves what belongs to no incident", async () => {
    const about = messageSubject({ eventType: "job.completed", incidentKey: null, job: null, url: "" });
    const { event } = await sendOne(outgoingMessage({ about }));

    expect(event).toMatchObject({
      event_action: "trigger",
      dedup_key: outgoingMessage().notificationId,
      payload: { source: "Runbell" },
    });
    expect(event).not.toHaveProperty("links");
  });

  it.each(["info", "warning", "error", "critical"] as const)("says %s as it is", async (severity) => {
    expect((await sendOne(outgoingMessage({ severity }))).event).toMatchObject({ payload: { severity } });
  });

  it("keeps a summary of 1,024 characters, and never none", async () => {
    const { event } = await sendOne(outgoingMessage({ subject: "x".repeat(3_000) }));

    expect((event.payload as { summary: string }).summary).toMatch(/^x{1023}…$/);
    expect((await sendOne(outgoingMessage({ subject: "\0\r\n" }))).event).toMatchObject({
      payload: { summary: "A message without a subject" },
    });
  });

  it("takes a body of another shape for the details, and a plain text, too", async () => {
    const details = async (fields: Parameters<typeof outgoingMessage>[0]) =>
      (await sendOne(outgoingMessage(fields))).event.payload;

    expect(await details({ payload: { a: 1 } })).toMatchObject({ custom_details: { a: 1 } });
    expect(await details({ payload: [1] })).toMatchObject({ custom_details: { message: "Backup failed" } });
    expect(await details({ text: "a\r\nb\0" })).toMatchObject({ custom_details: { message: "a\nb" } });
  });

  it("leaves details out that PagerDuty would not take, and says so", async () => {
    const { event } = await sendOne(outgoingMessage({ text: "é".repeat(256_000) }));

    expect(event).toMatchObject({ payload: { summary: "Backup failed", severity: "error" } });
    expect((event.payload as { custom_details: unknown }).custom_details).toEqual({
      note: "The details were left out: with them, the event has 513 KB, and PagerDuty takes 512.",
    });
  });
});

describe("an answer of PagerDuty", () => {
  const judge = async (answer: ScriptedAnswer) =>
    (await pagerDutyAnswering(answer)).kind.send(outgoingMessage(), config, sendContext());

  it.each(["Invalid routing key", "Length of 'routing_key' is incorrect (should be 32 characters)"])(
    "that says “%s” is about the settings",
    async (error) => {
      const body = { status: "invalid event", message: "Event object is invalid", errors: [error] };

      expect(await judge({ status: 400, body })).toMatchObject({
        failure: "configuration",
        reason: "unauthorized",
      });
    },
  );

  it("that refuses anything else is about the message", async () => {
    const body = { status: "invalid event", errors: ["'payload.source' is missing"] };

    expect(await judge({ status: 400, body })).toMatchObject({
      failure: "permanent",
      reason: "rejected_content",
      detail: "PagerDuty answered 400: it refuses the event",
    });
  });
});

describe("the settings of PagerDuty", () => {
  it("name the region's address", () => {
    expect(pagerduty.describe(config)).toBe("events.pagerduty.com, key …WXYZ");
    expect(pagerduty.describe({ ...config, region: "eu" })).toBe("events.eu.pagerduty.com, key …WXYZ");
  });

  it.each([key.slice(1), `${key}0`, key.replace("0", "-"), `${key}\n`])("take no key like %j", (text) => {
    const parsed = PagerDutyConfig.safeParse({ routing_key: new Secret(text) });

    expect(parsed.error?.issues).toMatchObject([{ path: ["routing_key"] }]);
    expect(JSON.stringify(parsed.error)).not.toContain(text.trim());
  });

  it("need a key, and are of the United States unless they say otherwise", () => {
    expect(PagerDutyConfig.safeParse({ routing_key: null }).success).toBe(false);
    expect(PagerDutyConfig.parse({ routing_key: new Secret(key) }).region).toBe("us");
  });
});
