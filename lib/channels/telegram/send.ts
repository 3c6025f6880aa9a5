import type { SendOutcome } from "@/lib/core/outcome";
import { outcomeOf } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson } from "../post-json";
import { readTelegramAnswer } from "./answers";
import type { TelegramConfig } from "./config";
import { telegramPayload } from "./payload";

export interface TelegramOptions {
  /** In place of Telegram's own; for tests. */
  apiUrl?: string;
}

/**
 * Posts as the bot, whose token is part of the address: no text about the exchange may show its path. Telegram knows no
 * key that would make a second try of the same message known to it: it may appear twice.
 */
export function createTelegramSender({ apiUrl = "https://api.telegram.org" }: TelegramOptions = {}) {
  return async function sendToTelegram(
    message: OutgoingMessage,
    { bot_token, chat_id }: TelegramConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const url = `${apiUrl}/bot${bot_token.reveal()}/sendMessage`;
    const result = await postJson({ url, body: telegramPayload(message, chat_id) }, context);
    return outcomeOf(result, { via: `Telegram, chat ${chat_id}`, treat: readTelegramAnswer });
  };
}
