import { z } from "zod";
import { RequiredSecret } from "../field-schemas";

/** A bot, and the chat, group or public channel that it posts to. */
export const TelegramConfig = z.object({
  bot_token: RequiredSecret.refine((token) => /^\d{3,20}:[\w-]{20,100}$/.test(token.reveal()), {
    error: "must be a bot token as @BotFather gives it, such as 123456789:AAE…",
  }),
  chat_id: z
    .string()
    .trim()
    .regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/, {
      error: "must be a chat's number, such as -1001234567890, or the @name of a public channel",
    }),
});
export type TelegramConfig = z.infer<typeof TelegramConfig>;
