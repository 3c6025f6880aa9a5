import { isRecord, textOf } from "@/lib/templates/messages/json-value";
import type { JsonRecord } from "@/lib/templates/context-shape";
import type { Refusal, Verdict } from "../http-outcome";
import { readObject } from "../post-json";

const gone = (detail: string): Refusal => ({ failure: "configuration", reason: "gone", detail });
const misconfigured = (detail: string): Refusal => ({
  failure: "configuration",
  reason: "misconfigured",
  detail,
});

/** What Telegram says in `description`, beside the status: it has no codes of its own. */
const refusals: readonly (readonly [RegExp, Refusal])[] = [
  [
    /chat not found/i,
    misconfigured("Telegram knows no such chat, or the bot is not in it: check the chat id"),
  ],
  [
    /user not found|peer_id_invalid/i,
    misconfigured("Telegram does not know this person: they write to the bot first"),
  ],
  [/bot was blocked/i, gone("The person has blocked the bot")],
  [/bot was kicked|bot is not a member/i, gone("The bot is not in the chat any more")],
  [/chat was deleted|user is deactivated|chat_write_forbidden/i, gone("The chat is no more")],
  [/can't initiate conversation/i, misconfigured("The person has to write to the bot first")],
  [/(not enough|have no|need administrator) rights/i, misconfigured("The bot may not write in this chat")],
  [/topic_closed|thread not found/i, misconfigured("The topic of the group is closed")],
];

/** https://core.telegram.org/bots/api#making-requests: {ok, result} or {ok, error_code, description, parameters}. */
export function readTelegramAnswer(status: number, body: string): Verdict | null {
  const { ok, result, description, parameters } = readObject(body);
  if (ok === true && status < 300) {
    const id = isRecord(result) ? result.message_id : undefined;
    return { accepted: true, providerId: typeof id === "number" ? String(id) : undefined, detail: "Posted" };
  }
  if (status < 300) return misconfigured("The server answered, but not as Telegram does");
  const advice = isRecord(parameters) ? parameters : {};
  if (status === 429) return waitOf(advice);
  // An unknown token is an unknown address to Telegram.
  if (status === 401 || status === 404)
    return { failure: "configuration", reason: "unauthorized", detail: "Telegram refuses the bot token" };
  const { migrate_to_chat_id: newId } = advice;
  if (typeof newId === "number") return misconfigured(`The group has a new chat id: ${newId}`);
  return refusals.find(([pattern]) => pattern.test(textOf(description)))?.[1] ?? null;
}

function waitOf({ retry_after }: JsonRecord): Verdict | null {
  return typeof retry_after === "number" ? { retryAfterMs: retry_after * 1000 } : null;
}
