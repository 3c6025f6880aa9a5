import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { findEventType, type EventType } from "@/lib/core/event";
import { JsonValue } from "@/lib/schemas/field";
import type { Received } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { severityOf, troubleOf } from "./alert-severity";
import { clip, instantOf } from "./payload-text";
import { readPayload } from "./read-payload";
import { recordOnce, type KeyedEvent } from "./record-once";

/**
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes, and the attribute `severity`
 * (extensions/severity.md calls it severitytext).
 */
const CloudEvent = z.object({
  specversion: z.string().regex(/^1\.\d+$/, { error: "must be 1.0" }),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().optional(),
  time: z.string().optional(),
  severity: z.string().optional(),
  severitytext: z.string().optional(),
  data: JsonValue.optional(),
});
type CloudEvent = z.infer<typeof CloudEvent>;

const KnownEvent = CloudEvent.refine((event) => typeOf(event) !== undefined, {
  path: ["type"],
  error: "is no event type of Runbell, and there is no severity that Runbell knows",
});
const Payload = z.union([z.array(KnownEvent).min(1).max(500), KnownEvent]);

/** Records a CloudEvent, or a batch of them. The same source and id are the same event, however often it is sent. */
export async function receiveCloudEvents({
  actor,
  payload,
}: {
  actor: Actor;
  payload: unknown;
}): Promise<Received> {
  const given = readPayload(Payload, payload, "a CloudEvent, version 1.0");
  const events = await recordOnce(actor, (Array.isArray(given) ? given : [given]).map(eventOf));
  return { events, runs: [], ignored: [] };
}

/** By its name in our catalogue, which may stand behind the name of whoever sends it; else by its severity. */
function typeOf({ type, subject, severity, severitytext }: CloudEvent): EventType | undefined {
  const parts = type.split(".");
  for (let from = 0; from < parts.length; from++) {
    const known = findEventType(parts.slice(from).join("."));
    if (known) return known;
  }
  const level = severityOf(severity ?? severitytext);
  return level && troubleOf(level, Boolean(subject));
}

function eventOf(event: CloudEvent): KeyedEvent {
  const { id, source, subject, data } = event;
  const about = typeof data === "object" && data !== null && !Array.isArray(data) ? data : {};
  const title = textOf(about.title) ?? `${event.type} of ${subject ?? source}`;
  const message = textOf(about.message) ?? textOf(data);
  const key = `${source} ${id}`;
  return {
    type: typeOf(event) ?? "system.error",
    severity: severityOf(event.severity ?? event.severitytext),
    title: clip(title, 300),
    message: message && clip(message, 20_000),
    job: subject === undefined ? undefined : makeKey(subject),
    occurred_at: instantOf(event.time)?.toISOString(),
    dedupe_key: `cloudevent:${key.length <= 150 ? key : createHash("sha256").update(key).digest("hex")}`,
    details: { cloudevent: { id, source, type: event.type, subject: subject ?? null }, data: data ?? null },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
