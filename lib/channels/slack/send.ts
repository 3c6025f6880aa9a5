import type { SendOutcome } from "@/lib/core/outcome";
import { outcomeOf } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson } from "../post-json";
import { hostOfWebhook } from "../webhook-url";
import { readBotAnswer, readWebhookAnswer } from "./answers";
import { isSlackWebhook, type SlackConfig } from "./config";
import { slackPayload } from "./payload";

export interface SlackOptions {
  /** Of the Web API; tests give their own. */
  apiUrl?: string;
}

/**
 * Posts over the webhook, or as the bot. Slack has no key that would make a second try of the same message known to it:
 * after an ambiguous outcome it may appear twice.
 */
export function createSlackSender({ apiUrl = "https://slack.com/api" }: SlackOptions = {}) {
  return async function sendToSlack(
    message: OutgoingMessage,
    config: SlackConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const body = slackPayload(message, config);
    const { webhook_url, bot_token } = config;
    if (webhook_url) {
      const isSlack = isSlackWebhook(webhook_url);
      return outcomeOf(await postJson({ url: webhook_url.reveal(), body }, context), {
        via: hostOfWebhook(webhook_url),
        treat: (status, answer) => readWebhookAnswer(status, answer, isSlack),
      });
    }
    const headers = { authorization: `Bearer ${bot_token?.reveal() ?? ""}` };
    return outcomeOf(await postJson({ url: `${apiUrl}/chat.postMessage`, body, headers }, context), {
      via: `Slack, ${config.channel ?? "no channel"}`,
      treat: readBotAnswer,
    });
  };
}
