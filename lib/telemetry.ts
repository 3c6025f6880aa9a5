import { AsyncLocalStorage } from "node:async_hooks";

/** Names, ids and counts. Never a content, an address of a person or a secret. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** Where a span stands, as W3C Trace Context names it: lower-case hexadecimal, 32 and 16 digits. */
export interface TracePlace {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

export interface SpanOptions {
  facts?: SpanFacts;
  /** Null: a trace of its own. Left out: whatever span is under way here. */
  parent?: TracePlace | null;
  /** The span's own place, where others have to find it without being told; only with `parent: null`. */
  place?: TracePlace;
  /** What led to it in another trace. */
  link?: TracePlace | null;
  /** performance.now() of when it began; now unless told. */
  startedAt?: number;
  kind?: "server" | "client" | "internal";
}

/** A span under way. */
export interface OpenSpan {
  readonly place: TracePlace;
  note(facts: SpanFacts): void;
  /** Marks it as failed. The error itself is for the log, which redacts it. */
  fail(error: unknown): void;
  end(): void;
}

/** Whatever takes spans (lib/telemetry-export.ts). */
export interface SpanSink {
  start(name: string, options: SpanOptions): OpenSpan;
  /** Resolves when what was noted is handed over, or cannot be. */
  close(): Promise<void>;
}

interface Slot {
  sink: SpanSink | null;
  readonly here: AsyncLocalStorage<TracePlace>;
}

// On globalThis: Next bundles this module more than once. Not OpenTelemetry's own global: there Next would find it and
// add spans with whole addresses, which may hold a token.
const holder = globalThis as typeof globalThis & { runbellTelemetry?: Slot };
const slot = (holder.runbellTelemetry ??= { sink: null, here: new AsyncLocalStorage() });

/** From now on spans go there; null: nowhere, which is how a process begins. */
export function sendSpansTo(sink: SpanSink | null): void {
  slot.sink = sink;
}

/** Does the work inside a span. Without a sink it only does the work. */
export async function traced<Answer>(
  name: string,
  options: SpanOptions,
  work: (note: (facts: SpanFacts) => void) => Promise<Answer>,
): Promise<Answer> {
  if (!slot.sink) return work(noteNothing);
  const span = slot.sink.start(name, { ...options, parent: parentOf(options) });
  return slot.here.run(span.place, async () => {
    try {
      return await work((facts) => span.note(facts));
    } catch (error) {
      span.fail(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span of what is over already. */
export function noteSpan(name: string, options: SpanOptions): void {
  slot.sink?.start(name, { ...options, parent: parentOf(options) }).end();
}

/** The span that is under way here, or null. */
export function currentPlace(): TracePlace | null {
  return slot.here.getStore() ?? null;
}

/**
 * The first span of the trace of an event or notification. It follows from the id (a UUID), so that whoever delivers the
 * message, in another process and days later, adds to the same trace without anything being stored.
 */
export function placeOf(id: string): TracePlace {
  const traceId = id.replaceAll("-", "").toLowerCase();
  return { traceId, spanId: traceId.slice(16), isSampled: true };
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The caller's span by a `traceparent` header (W3C Trace Context 1), or undefined. */
export function readTraceparent(header: string | null): TracePlace | undefined {
  const [, traceId, spanId, flags = "0"] = TRACEPARENT.exec(header ?? "") ?? [];
  if (!traceId || !spanId) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The header that lets a receiver go on with the trace; nothing where no spans are taken. */
export function traceHeaders(): Record<string, string> {
  const place = slot.sink ? currentPlace() : null;
  if (!place) return {};
  return { traceparent: `00-${place.traceId}-${place.spanId}-${place.isSampled ? "01" : "00"}` };
}

function parentOf({ parent }: SpanOptions): TracePlace | null {
  return parent === undefined ? currentPlace() : parent;
}

function noteNothing(): void {}
