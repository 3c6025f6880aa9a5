import type { SendOutcome } from "@/lib/core/outcome";
import { textOf } from "@/lib/templates/messages/json-value";
import { outcomeOf, type Refusal, type Verdict } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson, readObject } from "../post-json";
import type { DiscordConfig } from "./config";
import { discordPayload } from "./payload";

export interface DiscordOptions {
  /** In place of the address's own origin; for tests. */
  origin?: string;
}

/** Posts over the webhook. Discord knows no key for it that would make a second try known: it may appear twice. */
export function createDiscordSender({ origin }: DiscordOptions = {}) {
  return async function sendToDiscord(
    message: OutgoingMessage,
    { webhook_url, username }: DiscordConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const body = discordPayload(message, username);
    const result = await postJson({ url: executeUrl(webhook_url.reveal(), origin), body }, context);
    return outcomeOf(result, { via: "discord.com", treat: readAnswer });
  };
}

/** With `wait`, Discord answers only when the message is there, and names it. A thread in the address is kept. */
function executeUrl(address: string, origin?: string): string {
  const url = new URL(address);
  url.searchParams.set("wait", "true");
  return origin ? `${origin}${url.pathname}${url.search}` : url.href;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const refusalByCode: Record<string, Refusal> = {
  10015: {
    failure: "configuration",
    reason: "gone",
    detail: "Discord knows no such webhook: it was deleted",
  },
  10003: {
    failure: "configuration",
    reason: "gone",
    detail: "Discord knows no such channel: it was deleted",
  },
  50027: {
    failure: "configuration",
    reason: "unauthorized",
    detail: "Discord refuses the token in the webhook's address",
  },
  220001: {
    failure: "configuration",
    reason: "misconfigured",
    detail: "The webhook is of a forum: its address has to name a thread (?thread_id=…)",
  },
};

function readAnswer(status: number, body: string): Verdict | null {
  const { id, code, retry_after } = readObject(body);
  if (status >= 200 && status < 300) return { accepted: true, providerId: textOf(id), detail: "Posted" };
  if (status === 429) return typeof retry_after === "number" ? { retryAfterMs: retry_after * 1000 } : null;
  const known = typeof code === "number" ? refusalByCode[code] : undefined;
  return known ?? null;
}
