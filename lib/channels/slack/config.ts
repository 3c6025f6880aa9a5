import { z } from "zod";
import { parseUrl } from "@/lib/parse-url";
import type { Secret } from "@/lib/secrets";
import { OptionalSecret, optionalText } from "../field-schemas";
import { isHostOf, webhookUrlProblem } from "../webhook-url";

/** Slack's own, and GovSlack's. */
const slackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

/** https://docs.slack.dev/reference/objects/user-object: U or W, of a user group S. */
const MemberId = z
  .string()
  .trim()
  .regex(/^[UWS][A-Z0-9]{2,20}$/, {
    error: "must be a member ID such as U0123ABCD, or of a user group such as S0123ABCD",
  });

/** Posts either to the channel that an app's webhook belongs to, or as a bot to the channel that is named. */
export const SlackConfig = z
  .object({
    webhook_url: OptionalSecret,
    /** The address is of another product that takes what Slack takes. */
    other_host: z.boolean().default(false),
    bot_token: OptionalSecret,
    channel: optionalText(80),
    username: optionalText(80),
    icon_emoji: optionalText(100, {
      pattern: /^:[a-z0-9_+'-]+:$/,
      error: "must be an emoji's name between colons, such as :rotating_light:",
    }),
    /** Mentioned in critical messages. */
    mention_users: z.array(MemberId).max(20).default([]),
    mention_channel: z.enum(["none", "here", "channel", "everyone"]).default("none"),
  })
  .superRefine((config, context) => {
    for (const [field, message] of problemsOf(config))
      context.addIssue({ code: "custom", path: [field], message });
  });
export type SlackConfig = z.infer<typeof SlackConfig>;

type Ways = Pick<SlackConfig, "webhook_url" | "other_host" | "bot_token" | "channel">;

function problemsOf({ webhook_url, other_host, bot_token, channel }: Ways): [keyof Ways, string][] {
  if (webhook_url && bot_token)
    return [["bot_token", "must be removed when there is a webhook address: messages go one way"]];
  if (webhook_url) {
    const problem = webhookProblem(webhook_url, other_host);
    return problem ? [["webhook_url", problem]] : [];
  }
  if (!bot_token) return [["webhook_url", "is missing: give the address of a webhook, or a bot token"]];
  const problems: [keyof Ways, string][] = [];
  if (!/^(xoxe\.)?xoxb-[\w.-]{10,}$/.test(bot_token.reveal()))
    problems.push(["bot_token", "must be a bot token, which starts with xoxb-"]);
  if (channel === null) problems.push(["channel", "is missing: a bot has to be told where to post"]);
  return problems;
}

function webhookProblem(address: Secret, isOtherHostAllowed: boolean): string | null {
  const problem = webhookUrlProblem(address, {
    hosts: slackHosts,
    expected: "an incoming webhook of Slack, such as https://hooks.slack.com/services/…",
    isOtherHostAllowed,
    otherHostHint: "For Mattermost, Rocket.Chat and the like, switch “Slack-compatible server” on",
  });
  if (problem || !isSlackWebhook(address)) return problem;
  // Addresses below /workflows and /triggers start a workflow, which takes flat variables and no message.
  return parseUrl(address.reveal())?.pathname.startsWith("/services/")
    ? null
    : "must be an incoming webhook (…/services/…): this address starts a workflow, which takes no messages";
}

/** Whether Slack itself answers at this address, and not a product that is compatible with it. */
export function isSlackWebhook(address: Secret): boolean {
  return isHostOf(parseUrl(address.reveal())?.hostname ?? "", slackHosts);
}
