import type { Actor } from "@/lib/core/actor";
import type { SendTestInput } from "@/lib/schemas/template-rendering";
import type { MessageSource } from "@/lib/templates/message-types";
import { enqueueTest, type SentTest } from "./enqueue-test";

/**
 * Sends sources that are not saved to the person who asks, over each of the channels. Throws UnprocessableError with
 * pointers for what is wrong with them: then nothing is sent.
 */
export function sendTemplateTest({
  actor,
  input,
}: {
  actor: Actor;
  input: SendTestInput;
}): Promise<SentTest[]> {
  const source = sourceOf(input.sources);
  return enqueueTest({ actor, target: input, findSource: async () => source, pointerStart: "/sources" });
}

function sourceOf(sources: SendTestInput["sources"]): MessageSource {
  return {
    subject: sources.subject_template,
    html: sources.html_template,
    text: sources.text_template,
    slack: sources.slack_template,
    teams: sources.teams_template,
    webhook: sources.webhook_template,
    sms: sources.sms_template,
    layout: sources.layout,
  };
}
