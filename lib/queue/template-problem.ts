import type { SourceField } from "@/lib/templates/message-types";
import type { MessageError } from "@/lib/templates/messages/message-error";
import { headerLine } from "@/lib/channels/header-line";

/** Where and why a template could not be used for a message. */
export interface TemplateProblem {
  /** The template with the fault: the named one, a part of it, or the layout. Null for a message's own sources. */
  template: string | null;
  field: SourceField;
  line: number;
  column: number;
  reason: string;
}

const MAX_REASON_LENGTH = 300;

const fieldWords: Record<SourceField, string> = {
  subject: "subject",
  html: "HTML",
  text: "text",
  slack: "Slack message",
  teams: "Teams card",
  webhook: "webhook body",
  sms: "SMS",
  layout: "layout",
};

/** `names`: of the template that the message is made from and of the layout that it is put into, where they have one. */
export function problemOf(
  error: MessageError,
  names: { template: string | null; layout: string | null },
): TemplateProblem {
  const { field, line, column, message } = error;
  const outermost = (field === "layout" ? names.layout : null) ?? names.template;
  // What a template prints may be in it: one line of it is enough.
  const reason = headerLine(message, MAX_REASON_LENGTH);
  return { template: error.template ?? outermost, field, line, column, reason };
}

/** `the template “Ops mail”`, or what stands for one without a name. */
export function culpritOf({ template }: TemplateProblem): string {
  return template === null ? "the message's own template" : `the template “${template}”`;
}

export function placeOf({ field, line, column }: TemplateProblem): string {
  return `line ${line}, column ${column} of the ${fieldWords[field]}`;
}

/** Place and reason, as a sentence of its own. */
export function describeProblem(problem: TemplateProblem): string {
  const place = placeOf(problem);
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${problem.reason}`;
}

/** What a message says that could not be made from its template. */
export function noticeOf(problem: TemplateProblem): string {
  const why = `${placeOf(problem)}: ${problem.reason.replace(/\.$/, "")}`;
  return `This is the standard message: ${culpritOf(problem)} could not be used (${why}).`;
}
