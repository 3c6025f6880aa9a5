import { eventTypes } from "@/lib/core/event";
import { eventMailHtml } from "./event-mail-html";
import { eventMailText } from "./event-mail-text";
import { eventSubject } from "./event-subject";
import { executionReportHtml, executionReportSubject, executionReportText } from "./execution-report";

export interface DefaultTemplate {
  name: string;
  description: string;
  notificationType: "email";
  /** Events that use it unless a trigger names another; none for an example. */
  eventTypes: string[];
  subject: string;
  html: string;
  text: string;
}

/** What is sent before anyone writes a template, and an example to start from. */
export const defaultTemplates: DefaultTemplate[] = [
  {
    name: "event-mail",
    description: "The standard mail: what happened, the facts, the failing step and one button",
    notificationType: "email",
    eventTypes: [...eventTypes],
    subject: eventSubject(null),
    html: eventMailHtml(null),
    text: eventMailText(null),
  },
  {
    name: "execution-report",
    description: "An example: a report of the whole run",
    notificationType: "email",
    eventTypes: [],
    subject: executionReportSubject,
    html: executionReportHtml,
    text: executionReportText,
  },
];

export { defaultSource } from "./default-source";
