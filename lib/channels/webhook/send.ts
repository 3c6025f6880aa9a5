import type { SendOutcome } from "@/lib/core/outcome";
import { traceHeaders } from "@/lib/telemetry";
import { guardedFetch } from "../http";
import { outcomeOf, type Verdict } from "../http-outcome";
import { guardFor } from "../inside-guard";
import type { OutgoingMessage, SendContext } from "../kind";
import { hostOfWebhook } from "../webhook-url";
import { webhookBody } from "./body";
import type { WebhookConfig } from "./config";
import { parseHeaders } from "./headers";
import { signWebhook } from "./sign";

const MAX_BODY_BYTES = 256 * 1024;
const TIMEOUT_MS = 15_000;

/**
 * One request. `webhook-id` is the same over all tries, so that a receiver knows a repetition. Over http:// it goes only
 * to private addresses that the installation allows.
 */
export async function sendWebhook(
  message: OutgoingMessage,
  config: WebhookConfig,
  { guard, signal }: SendContext,
): Promise<SendOutcome> {
  const url = config.url.reveal();
  const via = hostOfWebhook(config.url);
  const { text: body, headers } = webhookBody(message, config.format);
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES)
    return {
      status: "failed",
      failure: "permanent",
      reason: "rejected_content",
      detail: `The message has ${Math.ceil(bytes / 1024)} KB: a webhook carries at most ${MAX_BODY_BYTES / 1024}`,
      via,
    };

  const result = await guardedFetch(guardFor(url, guard), {
    method: config.method,
    url,
    headers: {
      ...traceHeaders(),
      ...parseHeaders(config.headers?.reveal() ?? "").headers,
      ...headers,
      ...identification(message.notificationId, body, config),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  return outcomeOf(result, { via, treat: (status, answer) => judgeAnswer(status, answer, config) });
}

/** Also of what is not signed: the id alone is worth something to a receiver. */
function identification(id: string, body: string, config: WebhookConfig): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const keys = [config.signing_secret, config.previous_signing_secret].filter((key) => key !== null);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    ...(keys.length > 0 ? { "webhook-signature": signWebhook({ id, timestamp, body }, keys) } : {}),
  };
}

/**
 * An answer without the expected text counts as the receiver's failure: were it one of the settings, a message that the
 * receiver never likes would hold up all others.
 */
function judgeAnswer(status: number, answer: string, config: WebhookConfig): Verdict | null {
  const { expect_body_contains: expected } = config;
  if (expected === null || status < 200 || status >= 300 || answer.includes(expected)) return null;
  return {
    failure: "transient",
    reason: "server_error",
    detail: `The server answered ${status}, but the answer does not contain the text that it should`,
  };
}
