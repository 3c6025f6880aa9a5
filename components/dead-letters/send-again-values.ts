import { z } from "zod";
import { reachOf } from "@/lib/core/reach";
import type { BodyOf } from "@/lib/client/api";
import type { DeadLetter, DeadLetterCause, redriveDeadLetters } from "@/lib/schemas/dead-letter";
import { EmailAddress } from "@/lib/schemas/field";

/** What a message can be made from: the sources it had, the template as it is now, Runbell's own words. */
const sources = ["then", "now", "built_in"] as const;

/** Whether another address in the message changes where it goes. */
export function takesAddress({ channel_kind }: DeadLetter): boolean {
  return reachOf[channel_kind] === "mailbox";
}

/** The form of one message; where it goes is fixed unless its channel sends to addresses. */
export function sendAgainSchema(letter: DeadLetter) {
  return z.object({
    recipient: takesAddress(letter) ? EmailAddress : z.string(),
    source: z.enum(sources),
  });
}
export type SendAgainValues = z.infer<ReturnType<typeof sendAgainSchema>>;

export function sendAgainDefaults(letter: DeadLetter, { template }: DeadLetterCause): SendAgainValues {
  return { recipient: letter.recipient, source: template ? "now" : "then" };
}

export function sourceOptions({ template }: DeadLetterCause): { value: string; label: string }[] {
  return [
    ...(template ? [{ value: "now", label: `${template.name}, as it is now` }] : []),
    { value: "then", label: template ? `${template.name}, as it was then` : "As it was" },
    { value: "built_in", label: "Runbell’s own message" },
  ];
}

/** What the form asks for: only what is other than before. */
export function redriveBody(
  letter: DeadLetter,
  { template }: DeadLetterCause,
  { recipient, source }: SendAgainValues,
): BodyOf<typeof redriveDeadLetters> {
  const templateIds = { then: undefined, now: template?.id, built_in: null };
  return {
    ids: [letter.id],
    ...(recipient !== letter.recipient && { recipient }),
    template_id: templateIds[source],
  };
}
