import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import { isRecord, textOf } from "@/lib/templates/messages/json-value";
import type { Refusal, Verdict } from "../http-outcome";
import { readObject } from "../post-json";

function refuse(failure: FailureClass, reason: FailureReason, words: string): Refusal {
  return { failure, reason, detail: `Power Automate refused the message: ${words}` };
}

/** The flow was started, but could not post. */
function inside(failure: FailureClass, reason: FailureReason, words: string): Refusal {
  return { failure, reason, detail: `The flow started, but did not post: ${words}` };
}

const deleted = refuse("configuration", "gone", "the workflow was deleted");

/** Error codes of Power Automate's trigger (https://learn.microsoft.com/azure/logic-apps/logic-apps-http-endpoint). */
const refusalByCode: Record<string, Refusal> = {
  WorkflowNotFound: deleted,
  WorkflowTriggerNotFound: refuse(
    "configuration",
    "gone",
    "the workflow was changed, and its address with it",
  ),
  WorkflowDisabled: refuse("configuration", "misconfigured", "the workflow is switched off"),
  WorkflowTriggerIsNotEnabled: refuse("configuration", "misconfigured", "the workflow is switched off"),
  DirectApiAuthorizationRequired: refuse(
    "configuration",
    "unauthorized",
    "let anyone trigger the workflow, and copy its address again",
  ),
  InvalidAuthenticationToken: refuse("configuration", "unauthorized", "the address is not complete"),
  TriggerInputSchemaMismatch: refuse(
    "configuration",
    "misconfigured",
    "the workflow expects something else than a card: make it from “Send webhook alerts to a channel”",
  ),
};

/** What Teams answered the flow, by status. */
const refusalInside: Record<number, Refusal> = {
  401: inside("configuration", "unauthorized", "the flow may not post there"),
  403: inside("configuration", "unauthorized", "the flow may not post there"),
  404: inside("configuration", "gone", "the channel is no more"),
  410: inside("configuration", "gone", "the channel is no more"),
  413: inside("permanent", "rejected_content", "the message is too large"),
  429: inside("transient", "rate_limited", "too many messages in too short a time"),
};

/**
 * Reads what Power Automate answers. 202 only means that the flow was started: whether it posts stays unknown. A flow
 * may also answer 200 and tell the failure in the body, as connectors did: "… endpoint returned HTTP error 429 …".
 */
export function readTeamsAnswer(status: number, body: string): Verdict | null {
  const { error } = readObject(body);
  const code = isRecord(error) ? textOf(error.code) : "";
  const known = Object.hasOwn(refusalByCode, code) ? refusalByCode[code] : undefined;
  if (known) return isOfDeletedFlow(code, body) ? deleted : known;
  if (status < 200 || status >= 300) return null;
  const statusInside = /\bHTTP error (\d{3})\b/.exec(body)?.[1];
  if (statusInside) return readStatusInside(Number(statusInside));
  if (error !== undefined || /\b(error|failed|failure)\b/i.test(body))
    return inside("transient", "server_error", "its answer tells of an error");
  return { accepted: true, detail: status === 202 ? "Accepted by the flow" : "Accepted" };
}

/** The trigger of a deleted flow is only said to be off, with the state in the sentence behind. */
function isOfDeletedFlow(code: string, body: string): boolean {
  return code === "WorkflowTriggerIsNotEnabled" && /state\W+'?Deleted/i.test(body);
}

function readStatusInside(status: number): Refusal {
  const known = refusalInside[status];
  if (known) return known;
  return status < 500
    ? inside("permanent", "rejected_content", "Teams refuses the message")
    : inside("transient", "server_error", "Teams failed");
}
