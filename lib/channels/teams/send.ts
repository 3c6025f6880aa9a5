import type { SendOutcome } from "@/lib/core/outcome";
import { outcomeOf } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson } from "../post-json";
import { hostOfWebhook } from "../webhook-url";
import { readTeamsAnswer } from "./answers";
import { isRetiredConnector, retiredConnector, type TeamsConfig } from "./config";
import { teamsPayload } from "./payload";

/** Starts the workflow with the message. Workflows know no key that would make a second try known to them. */
export async function sendToTeams(
  message: OutgoingMessage,
  { url }: TeamsConfig,
  context: SendContext,
): Promise<SendOutcome> {
  const via = hostOfWebhook(url);
  if (isRetiredConnector(url))
    return {
      status: "failed",
      failure: "configuration",
      reason: "gone",
      detail: `The address ${retiredConnector}`,
      via,
    };
  const result = await postJson({ url: url.reveal(), body: teamsPayload(message) }, context);
  return outcomeOf(result, { via, treat: readTeamsAnswer });
}
