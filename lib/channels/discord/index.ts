import type { ChannelKind } from "../kind";
import { describeWebhook } from "../webhook-url";
import { DiscordConfig } from "./config";
import { createDiscordSender, type DiscordOptions } from "./send";

export function createDiscordKind(options: DiscordOptions = {}): ChannelKind<DiscordConfig> {
  return {
    id: "discord",
    label: "Discord",
    summary: "Posts the text of the mail to a Discord channel over a webhook.",
    body: "email",
    config: DiscordConfig,
    fields: [
      {
        name: "webhook_url",
        label: "Webhook address",
        input: "secret",
        required: true,
        placeholder: "https://discord.com/api/webhooks/…",
        help: "In Discord: the channel's settings, Integrations, Webhooks, Copy Webhook URL.",
      },
      {
        name: "username",
        label: "Name of the sender",
        input: "text",
        help: "In place of the webhook's own name.",
      },
    ],
    // Of a webhook's channel; Discord tells the exact limit only in its answers.
    ratePerMinute: 30,
    describe: ({ webhook_url }) => describeWebhook(webhook_url),
    send: createDiscordSender(options),
  };
}

export const discord = createDiscordKind();
