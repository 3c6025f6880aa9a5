import type { SendOutcome } from "@/lib/core/outcome";
import { textOf } from "@/lib/templates/messages/json-value";
import { outcomeOf, type Verdict } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson, readObject } from "../post-json";
import type { NtfyConfig } from "./config";
import { ntfyPayload } from "./payload";

/** Publishes to the topic. */
export async function sendToNtfy(
  message: OutgoingMessage,
  config: NtfyConfig,
  context: SendContext,
): Promise<SendOutcome> {
  const { server_url, topic, access_token } = config;
  const headers = access_token ? { authorization: `Bearer ${access_token.reveal()}` } : undefined;
  const result = await postJson({ url: server_url, headers, body: ntfyPayload(message, topic) }, context);
  return outcomeOf(result, { via: whereTo(config), treat: readAnswer });
}

export function whereTo({ server_url, topic }: NtfyConfig): string {
  return `${new URL(server_url).host}, topic ${topic}`;
}

/** A name that the server reserves or cannot take: https://github.com/binwiederhier/ntfy/blob/main/server/errors.go */
const badTopicCodes = new Set([40009, 40010]);

function readAnswer(status: number, body: string): Verdict | null {
  const { id, event, code } = readObject(body);
  if (status >= 200 && status < 300)
    return event === "message"
      ? { accepted: true, providerId: textOf(id), detail: "Published" }
      : {
          failure: "configuration",
          reason: "misconfigured",
          detail: "The server answered, but not as ntfy does: check its address",
        };
  if (typeof code === "number" && badTopicCodes.has(code))
    return {
      failure: "configuration",
      reason: "misconfigured",
      detail: "ntfy does not take this topic's name",
    };
  return null;
}
