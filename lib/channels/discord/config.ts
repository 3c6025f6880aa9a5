import { z } from "zod";
import { parseUrl } from "@/lib/parse-url";
import type { Secret } from "@/lib/secrets";
import { optionalText, RequiredSecret } from "../field-schemas";
import { webhookUrlProblem } from "../webhook-url";

const discordHosts = ["discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"];
const expected = "a webhook of Discord, such as https://discord.com/api/webhooks/…";

/** A webhook: its address ends with the token that permits to post. */
export const DiscordConfig = z.object({
  webhook_url: RequiredSecret.superRefine((url, context) => {
    const message = urlProblem(url);
    if (message) context.addIssue({ code: "custom", message });
  }),
  /** https://discord.com/developers/docs/resources/user#usernames-and-nicknames */
  username: optionalText(80, {
    pattern: /^(?!.*(clyde|discord))/i,
    error: "must not hold “discord” or “clyde”: Discord forbids it",
  }),
});
export type DiscordConfig = z.infer<typeof DiscordConfig>;

function urlProblem(address: Secret): string | null {
  const problem = webhookUrlProblem(address, { hosts: discordHosts, expected });
  if (problem) return problem;
  const path = parseUrl(address.reveal())?.pathname ?? "";
  return /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+$/.test(path)
    ? null
    : `must be ${expected} and hold its number and token, nothing behind`;
}
