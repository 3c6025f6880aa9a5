import { z } from "zod";
import { optionalText, OptionalSecret } from "../field-schemas";

const PhoneNumber = z
  .string({ error: "is missing" })
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, {
    error: "must be a number with its country code and no spaces, such as +491701234567",
  });

const messagingService = /^MG[0-9a-f]{32}$/;

/** Whether a sender is a messaging service, which picks one of its numbers. */
export function isMessagingService(sender: string): boolean {
  return messagingService.test(sender);
}

/** A number, a short code, a name of at most 11 characters, or a messaging service. */
const Sender = z
  .string({ error: "is missing" })
  .trim()
  .regex(/^(\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|MG[0-9a-f]{32})$/, {
    error:
      "must be a number such as +15017122661, a messaging service (MG…), a short code or a sender’s name",
  });

/** A Twilio account, and the one number that a channel sends to: several people are several channels. */
export const SmsConfig = z
  .object({
    account_sid: z
      .string({ error: "is missing" })
      .trim()
      .regex(/^AC[0-9a-f]{32}$/, { error: "must be the Account SID: AC and 32 digits from 0 to f" }),
    auth_token: OptionalSecret,
    api_key_sid: optionalText(34, {
      pattern: /^SK[0-9a-f]{32}$/,
      error: "must be the SID of an API key: SK and 32 digits from 0 to f",
    }),
    api_key_secret: OptionalSecret,
    from: Sender,
    to: PhoneNumber,
  })
  .superRefine(({ auth_token, api_key_sid, api_key_secret }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (api_key_sid && !api_key_secret) complain("api_key_secret", "is missing: the API key has one");
    else if (api_key_secret && !api_key_sid) complain("api_key_sid", "is missing: the secret belongs to one");
    else if (!api_key_sid && !auth_token) complain("auth_token", "is missing, or an API key in its place");
  });
export type SmsConfig = z.infer<typeof SmsConfig>;
