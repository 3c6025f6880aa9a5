import { eventMailHtml } from "./event-mail-html";
import { eventMailSubject } from "./event-mail-subject";
import { eventMailText } from "./event-mail-text";
import { seedReportHtml, seedReportSubject, seedReportText } from "./seed-report";

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
    eventTypes: [
      "job.started",
      "job.completed",
      "job.failed",
      "job.warning",
      "job.timed_out",
      "job.lost",
      "job.missed",
      "job.recovered",
      "data_quality.failure",
      "data_quality.warning",
      "rate_limit.exceeded",
      "system.error",
    ],
    subject: eventMailSubject,
    html: eventMailHtml,
    text: eventMailText,
  },
  {
    name: "seed-report",
    description: "An example: the job execution report of the first design document",
    notificationType: "email",
    eventTypes: [],
    subject: seedReportSubject,
    html: seedReportHtml,
    text: seedReportText,
  },
];
