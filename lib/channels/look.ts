import { eventLooks, otherLook, severityLooks, type Look } from "@/lib/templates/defaults/looks";
import type { OutgoingMessage } from "./kind";

/** Colour and emoji by severity; what is no trouble has those of its event, so that a success is green. */
export function lookOf({ severity, about }: Pick<OutgoingMessage, "severity" | "about">): Look {
  const ofEvent = about.eventType ? eventLooks[about.eventType] : otherLook;
  return severityLooks[severity] ?? ofEvent;
}
