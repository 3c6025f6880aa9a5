import { parseUrl } from "@/lib/parse-url";
import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { jsonBytes } from "@/lib/templates/messages/fit-texts";
import { isRecord } from "@/lib/templates/messages/json-value";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { chatText } from "../plain-text";

/** https://developer.pagerduty.com/docs/events-api-v2-overview: payloads are limited to 512 KB. */
const MAX_EVENT_BYTES = 512_000;
const MAX_SUMMARY_LENGTH = 1024;

export type EventAction = "trigger" | "resolve";

/** A job that works again ends its incident; whatever else is said opens one or adds to it. */
export function eventActionOf({ about }: Pick<OutgoingMessage, "about">): EventAction {
  const isGoodNews = about.eventType === "job.recovered" || about.eventType === "job.completed";
  return isGoodNews && about.incidentKey !== null ? "resolve" : "trigger";
}

/**
 * An event of the Events API v2 without its routing key. Messages about one trouble of a job share the deduplication key,
 * so that PagerDuty opens one incident and closes the same; it drops a resolve that finds none open.
 * https://developer.pagerduty.com/docs/send-alert-event
 */
export function pagerDutyEvent(message: OutgoingMessage): JsonRecord {
  const { about, notificationId } = message;
  const action = eventActionOf(message);
  const event = { event_action: action, dedup_key: about.incidentKey ?? notificationId };
  if (action === "resolve") return event;

  const withDetails = (details: Json) => ({ ...event, ...alertOf(message, details) });
  const complete = withDetails(detailsOf(message));
  const bytes = jsonBytes(complete);
  if (bytes <= MAX_EVENT_BYTES) return complete;
  const note = `The details were left out: with them, the event has ${Math.ceil(bytes / 1000)} KB, and PagerDuty takes 512.`;
  return withDetails({ note });
}

function alertOf({ subject, severity, about }: OutgoingMessage, details: Json): JsonRecord {
  const page = parseUrl(about.url);
  return {
    client: "Runbell",
    ...(page ? { client_url: page.href, links: [{ href: page.href, text: "Open in Runbell" }] } : {}),
    payload: {
      summary: headerLine(subject, MAX_SUMMARY_LENGTH) || "A message without a subject",
      source: about.job?.key ?? page?.host ?? "Runbell",
      severity,
      timestamp: about.occurredAt.toISOString(),
      ...(about.job ? { component: about.job.name } : {}),
      ...(about.eventType ? { class: about.eventType } : {}),
      custom_details: details,
    },
  };
}

/** PagerDuty shows a table: the built-in body's own part is one. */
function detailsOf({ payload, text }: OutgoingMessage): Json {
  if (!isRecord(payload ?? undefined)) return { message: chatText(text) };
  const { data } = payload as JsonRecord;
  return isRecord(data) ? data : payload;
}
