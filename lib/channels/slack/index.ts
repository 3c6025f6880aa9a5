import type { ChannelKind } from "../kind";
import { describeWebhook } from "../webhook-url";
import { SlackConfig } from "./config";
import { createSlackSender, type SlackOptions } from "./send";

export function createSlackKind(options: SlackOptions = {}): ChannelKind<SlackConfig> {
  return {
    id: "slack",
    label: "Slack",
    summary: "Posts to a Slack channel over an app's incoming webhook, or as a bot with a token.",
    body: "slack",
    config: SlackConfig,
    fields: [
      {
        name: "webhook_url",
        label: "Webhook address",
        input: "secret",
        placeholder: "https://hooks.slack.com/services/…",
        help: "From the Slack app under Incoming Webhooks; it posts to the channel that it was made for. Or leave it empty and give a bot token.",
      },
      {
        name: "other_host",
        label: "Slack-compatible server",
        input: "switch",
        help: "For Mattermost, Rocket.Chat and the like: the address may be of any host. One in a private network also has to be in RUNBELL_ALLOW_NETWORKS.",
      },
      {
        name: "bot_token",
        label: "Bot token",
        input: "secret",
        placeholder: "xoxb-…",
        help: "From the Slack app under OAuth & Permissions, with the scope chat:write. Needs a channel, in place of the webhook address.",
      },
      {
        name: "channel",
        label: "Channel",
        input: "text",
        placeholder: "#ops or C0123ABCD",
        help: "Where the bot posts; invite it there. Webhooks of Slack apps ignore it.",
      },
      {
        name: "username",
        label: "Name of the sender",
        input: "text",
        help: "A bot also needs the scope chat:write.customize. Webhooks of Slack apps ignore it.",
      },
      {
        name: "icon_emoji",
        label: "Icon of the sender",
        input: "text",
        placeholder: ":rotating_light:",
        help: "As the name of the sender: webhooks of Slack apps ignore it.",
      },
      {
        name: "mention_users",
        label: "Members to mention in critical messages",
        input: "list",
        placeholder: "U0123ABCD",
        help: "Member IDs (profile, More, Copy member ID) or IDs of user groups.",
      },
      {
        name: "mention_channel",
        label: "Mention everybody in critical messages",
        input: "select",
        options: [
          { value: "none", label: "Nobody" },
          { value: "here", label: "@here: who is active" },
          { value: "channel", label: "@channel: all members of the channel" },
          { value: "everyone", label: "@everyone: the whole workspace, in #general" },
        ],
      },
    ],
    // https://docs.slack.dev/apis/web-api/rate-limits: one message a second for each webhook or channel.
    ratePerMinute: 60,
    describe: ({ webhook_url, channel }) =>
      webhook_url ? describeWebhook(webhook_url) : `Slack, ${channel ?? "no channel"}`,
    send: createSlackSender(options),
  };
}

export const slack = createSlackKind();
