import type { ChannelKind } from "../kind";
import { TelegramConfig } from "./config";
import { createTelegramSender, type TelegramOptions } from "./send";

export function createTelegramKind(options: TelegramOptions = {}): ChannelKind<TelegramConfig> {
  return {
    id: "telegram",
    label: "Telegram",
    summary: "Posts the text of the mail to a Telegram chat, group or channel as a bot.",
    body: "email",
    config: TelegramConfig,
    fields: [
      {
        name: "bot_token",
        label: "Bot token",
        input: "secret",
        required: true,
        placeholder: "123456789:AAE…",
        help: "From @BotFather.",
      },
      {
        name: "chat_id",
        label: "Chat",
        input: "text",
        required: true,
        placeholder: "-1001234567890 or @channelname",
        help: "Where the bot posts: add it to the group or channel first. A person has to write to the bot first.",
      },
    ],
    // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: 20 a minute to one group.
    ratePerMinute: 20,
    describe: ({ chat_id }) => `Telegram, chat ${chat_id}`,
    send: createTelegramSender(options),
  };
}

export const telegram = createTelegramKind();
