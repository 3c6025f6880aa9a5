import type { MessageKind } from "@/lib/core/channel-kind";
import { findEventType, type EventType } from "@/lib/core/event";
import type { MessageSource } from "../message-types";
import { eventMailHtml } from "./event-mail-html";
import { eventMailText } from "./event-mail-text";
import { eventSlack } from "./event-slack";
import { eventSms } from "./event-sms";
import { eventSubject } from "./event-subject";
import { eventTeams } from "./event-teams";
import { eventWebhook } from "./event-webhook";

type Source = (eventType: EventType | null) => MessageSource;

const bodies: Record<MessageKind, Source> = {
  email: (type) => ({ html: eventMailHtml(type), text: eventMailText(type) }),
  slack: (type) => ({ slack: eventSlack(type) }),
  teams: (type) => ({ teams: eventTeams(type) }),
  webhook: () => ({ webhook: eventWebhook }),
  sms: (type) => ({ sms: eventSms(type) }),
};

const made = new Map<string, MessageSource>();

/**
 * What is sent before anyone writes a template, and what an author starts from. Without an event type, or with one that
 * is not in the catalogue, it reads from the context what it is about.
 */
export function defaultSource(kind: MessageKind, eventType: string | null): MessageSource {
  const type = (eventType !== null && findEventType(eventType)) || null;
  const key = `${kind} ${type}`;
  const known = made.get(key);
  if (known) return known;
  const source: MessageSource = { subject: eventSubject(type), ...bodies[kind](type), layout: "none" };
  made.set(key, source);
  return source;
}
