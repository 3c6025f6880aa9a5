import { parseUrl } from "@/lib/parse-url";
import type { Json } from "@/lib/templates/context-shape";
import { isRecord } from "@/lib/templates/messages/json-value";
import type { OutgoingMessage } from "../kind";
import { jsonText } from "../post-json";
import type { WebhookConfig } from "./config";

/** What is sent, with the headers that belong to its format. */
export interface WebhookBody {
  text: string;
  headers: Record<string, string>;
}

type Format = WebhookConfig["format"];

export function webhookBody(message: OutgoingMessage, format: Format): WebhookBody {
  return bodies[format](message);
}

/** CloudEvents 1.0.2: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md and its HTTP binding. */
const bodies: Record<Format, (message: OutgoingMessage) => WebhookBody> = {
  runbell: (message) => json("application/json", payloadOf(message)),
  cloudevents_structured: (message) =>
    json("application/cloudevents+json", {
      ...attributesOf(message),
      datacontenttype: "application/json",
      data: dataOf(payloadOf(message)),
    }),
  cloudevents_binary: (message) => {
    const { text, headers } = json("application/json", dataOf(payloadOf(message)));
    const attributes = Object.entries(attributesOf(message));
    return {
      text,
      headers: {
        ...headers,
        ...Object.fromEntries(attributes.map(([name, value]) => [`ce-${name}`, headerValue(value)])),
      },
    };
  },
};

function json(type: string, document: Json): WebhookBody {
  return { text: jsonText(document), headers: { "content-type": `${type}; charset=utf-8` } };
}

/** A message that was written as plain text has no JSON of its own: it gets the shape of the built-in ones. */
function payloadOf({ payload, subject, text, severity, about }: OutgoingMessage): Json {
  return (
    payload ?? {
      type: about.eventType ?? "notice",
      timestamp: about.occurredAt.toISOString(),
      data: {
        severity,
        title: subject,
        message: text,
        job: about.job && { ...about.job },
        links: { run: about.url },
      },
    }
  );
}

/** The event's own part of {type, timestamp, data}, as the built-in bodies have it; all of another body. */
function dataOf(payload: Json): Json {
  const isEnvelope = isRecord(payload) && typeof payload.type === "string" && payload.data !== undefined;
  return isEnvelope ? (payload.data ?? null) : payload;
}

/** The source is this installation, and the subject the job. The time is that of the event, not of the try. */
function attributesOf(message: OutgoingMessage): Record<string, string> {
  const { notificationId, about } = message;
  const payload = payloadOf(message);
  const type = isRecord(payload) && typeof payload.type === "string" && payload.type ? payload.type : null;
  return {
    specversion: "1.0",
    id: notificationId,
    source: parseUrl(about.url)?.origin ?? `urn:uuid:${about.organisationId}`,
    type: type ?? about.eventType ?? "notice",
    time: about.occurredAt.toISOString(),
    ...(about.job ? { subject: about.job.key } : {}),
  };
}

/** As the HTTP binding encodes a value (3.1.3.2): what is no visible ASCII, and quotes and percent signs. */
function headerValue(text: string): string {
  return text.toWellFormed().replace(/[^\x21-\x7e]|["%]/gu, (character) => {
    const bytes = Buffer.from(character, "utf8");
    return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
  });
}
