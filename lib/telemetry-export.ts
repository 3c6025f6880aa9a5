import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  RandomIdGenerator,
  type IdGenerator,
} from "@opentelemetry/sdk-trace-node";
import type { SpanSink, TracePlace } from "./telemetry";

const CLOSE_MS = 3_000;
const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/**
 * A sink that sends spans over OTLP/HTTP, as JSON, to this address. Headers, time limit and sampling are read by
 * OpenTelemetry itself from its standard variables. A collector that is away costs spans and nothing else.
 */
export function openSpanSink({
  url,
  serviceName,
  environment,
}: {
  url: string;
  serviceName: string;
  environment: string;
}): SpanSink {
  const ids = new ChosenIds();
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      "service.name": serviceName,
      "deployment.environment.name": environment,
    }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer("runbell");
  return {
    start(name, { facts, parent, place, link, startedAt, kind = "internal" }) {
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, toContext(parent)) : ROOT_CONTEXT;
      const options = {
        kind: kinds[kind],
        attributes: facts,
        links: link ? [{ context: toContext(link) }] : [],
        startTime: startedAt,
      };
      const span = ids.with(place, () => tracer.startSpan(name, options, context));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        place: { traceId, spanId, isSampled: traceFlags === TraceFlags.SAMPLED },
        note: (more) => void span.setAttributes(more),
        fail: (error) =>
          void span.setStatus({
            code: SpanStatusCode.ERROR,
            message: error instanceof Error ? error.name : undefined,
          }),
        end: () => span.end(),
      };
    },
    async close() {
      const timeout = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), timeout]);
    },
  };
}

/** Random ids, but for a span whose place is known beforehand. Spans are started synchronously: nothing comes between. */
class ChosenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #chosen: TracePlace | undefined;

  with<Answer>(place: TracePlace | undefined, start: () => Answer): Answer {
    this.#chosen = place;
    try {
      return start();
    } finally {
      this.#chosen = undefined;
    }
  }

  generateTraceId = () => this.#chosen?.traceId ?? this.#random.generateTraceId();
  generateSpanId = () => this.#chosen?.spanId ?? this.#random.generateSpanId();
}

function toContext({ traceId, spanId, isSampled }: TracePlace) {
  return { traceId, spanId, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}
