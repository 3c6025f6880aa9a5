import { afterEach, beforeEach, expect, test } from "vitest";
import { POST as recordEvent } from "@/app/api/v1/events/route";
import { database } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { putSecret } from "@/lib/db/secrets";
import { makeWorker, ring } from "@/lib/queue/queue.fixture";
import { Secret } from "@/lib/secrets";
import { placeOf } from "@/lib/telemetry";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { startScriptedHttpServer } from "@/lib/testing/http-server";
import { send } from "@/lib/testing/request";
import { waitFor } from "@/lib/testing/wait-for";
import { startTelemetry } from "./start-telemetry";

/** As OTLP has it in JSON. */
interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  links?: { traceId: string; spanId: string }[];
}
interface OtlpRequest {
  resourceSpans: {
    resource: { attributes: OtlpSpan["attributes"] };
    scopeSpans: { spans: OtlpSpan[] }[];
  }[];
}

const caller = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;

describeWithDatabase("traces", (db) => {
  let cast: Cast;
  let collector: Awaited<ReturnType<typeof startScriptedHttpServer>>;
  let stopTelemetry: () => Promise<void>;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    collector = await startScriptedHttpServer({ status: 200, body: {} });
    const traces = { url: `${collector.url}/v1/traces`, serviceName: "runbell-test" };
    stopTelemetry = await startTelemetry({ traces, environment: "test" });
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await stopTelemetry();
    await collector.close();
  });

  const received = async () => {
    await stopTelemetry();
    const bodies = collector.requests.map(({ body }) => JSON.parse(body) as OtlpRequest);
    return bodies.flatMap(({ resourceSpans }) => resourceSpans);
  };
  const spansIn = (resources: OtlpRequest["resourceSpans"]) =>
    resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  const factsOf = ({ attributes }: Pick<OtlpSpan, "attributes">) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

  /** Records an event as a program does, and gives it a second message, over a webhook. */
  async function tellOfFailure() {
    const hook = await startScriptedHttpServer({ status: 204 });
    closing.push(() => hook.close());
    const answer = await send(recordEvent, {
      as: cast.alice,
      headers: { traceparent },
      body: {
        type: "job.failed",
        job: "nightly-etl",
        title: "A title that nobody should trace",
        recipients: ["oscar@example.org"],
      },
    });
    const { id: eventId = "" } = answer.result().data[0] ?? {};
    const { organisationId } = cast;
    const { id: channelId } = await makeChannel(organisationId, { kind: "webhook" });
    const place = { organisationId, ownerId: channelId, field: channelSecretField("url") };
    await putSecret(database().prisma, place, new Secret(`${hook.url}/hook?token=hunter2`), ring);
    await makeNotification(organisationId, {
      eventId,
      eventType: "job.failed",
      channelId,
      channelKind: "webhook",
      lane: `channel:${channelId}`,
    });
    return { eventId, hook };
  }

  async function deliverAll() {
    const worker = makeWorker();
    closing.push(() => worker.stop(0));
    worker.start();
    await waitFor("all to be sent", async () => {
      const left = await db().prisma.notification.count({ where: { state: { notIn: ["sent", "skipped"] } } });
      return left === 0;
    });
    // A delivery's span ends after its row is settled.
    await worker.stop();
  }

  test("lead from the request that recorded an event to each of its deliveries", async () => {
    const { eventId, hook } = await tellOfFailure();
    await deliverAll();

    const resources = await received();
    const spans = spansIn(resources);
    const named = (name: string) => spans.filter((span) => span.name === name);
    expect(factsOf(resources[0]?.resource ?? { attributes: [] })).toMatchObject({
      "service.name": "runbell-test",
      "deployment.environment.name": "test",
    });

    const [request] = named("recordEvents");
    expect(request).toMatchObject({ traceId: caller.traceId, parentSpanId: caller.spanId, kind: 2 });
    expect(factsOf(request ?? { attributes: [] })).toMatchObject({
      "runbell.operation": "recordEvents",
      "http.response.status_code": expect.anything() as unknown,
    });
    const [recording] = named("record events");
    expect(recording).toMatchObject({ traceId: caller.traceId, parentSpanId: request?.spanId });

    const { traceId, spanId } = placeOf(eventId);
    const [event] = named("event");
    expect(event).toMatchObject({ traceId, spanId });
    expect(event?.parentSpanId).toBeFalsy();
    expect(event?.links).toMatchObject([{ traceId: caller.traceId, spanId: recording?.spanId }]);

    const deliveries = named("deliver");
    expect(deliveries).toHaveLength(2);
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ traceId, parentSpanId: spanId });
      const parts = spans.filter(({ parentSpanId }) => parentSpanId === delivery.spanId);
      expect(parts.map(({ name }) => name).toSorted()).toEqual(["claim", "render", "send"]);
      const sending = parts.find(({ name }) => name === "send");
      expect(factsOf(sending ?? { attributes: [] })).toMatchObject({ "runbell.outcome": "accepted" });
    }
    const sent = named("send").map((span) => `00-${traceId}-${span.spanId}-01`);
    expect(sent).toContain(hook.requests[0]?.headers.traceparent);
  });

  test("hold no content, no address and no secret", async () => {
    await tellOfFailure();
    await deliverAll();
    await received();

    const sent = collector.requests
      .map(({ url, headers, body }) => JSON.stringify([url, headers, body]))
      .join();
    expect(sent).toContain("runbell.notification_id");
    for (const secret of [
      "nobody should trace",
      "oscar",
      "hunter2",
      "127.0.0.1:1",
      cast.alice.apiKey,
      "nightly-etl",
    ])
      expect(sent.replaceAll(`127.0.0.1:${collector.port}`, "")).not.toContain(secret);
  });

  test("are ours alone: Next, which would add whole addresses, finds nobody to give its own to", () => {
    const names = Object.getOwnPropertySymbols(globalThis).map(String);

    expect(names.filter((name) => name.includes("opentelemetry"))).toEqual([]);
  });

  test("cost nothing but the spans while the collector is away", async () => {
    await collector.close();
    await tellOfFailure();

    await deliverAll();
    await stopTelemetry();
  });
});
