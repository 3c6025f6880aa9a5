import type { SendOutcome } from "@/lib/core/outcome";
import { cutText } from "@/lib/templates/messages/cut-text";
import { guardedFetch } from "../http";
import { outcomeOf, type Verdict } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { chatText } from "../plain-text";
import { readObject } from "../post-json";
import { isMessagingService, type SmsConfig } from "./config";
import { twilioRefusal } from "./twilio-errors";

export interface SmsOptions {
  /** In place of Twilio's own address. */
  baseUrl?: string;
}

/** https://www.twilio.com/docs/api/errors/21617 */
const MAX_CHARACTERS = 1_600;

export function createSmsSender({ baseUrl = "https://api.twilio.com" }: SmsOptions) {
  /** Twilio knows no repetition: after an ambiguous answer, a second try may be a second text message. */
  return async function sendSms(
    message: OutgoingMessage,
    config: SmsConfig,
    { guard, signal }: SendContext,
  ): Promise<SendOutcome> {
    const { account_sid, from, to } = config;
    const result = await guardedFetch(guard, {
      method: "POST",
      url: `${baseUrl}/2010-04-01/Accounts/${account_sid}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(credentials(config), "utf8").toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({
        To: to,
        [isMessagingService(from) ? "MessagingServiceSid" : "From"]: from,
        Body: cutText(chatText(message.text) || message.subject, MAX_CHARACTERS),
      }).toString(),
      signal,
    });
    return outcomeOf(result, { via: "Twilio", treat: readAnswer });
  };
}

function credentials({ account_sid, auth_token, api_key_sid, api_key_secret }: SmsConfig): string {
  return api_key_sid && api_key_secret
    ? `${api_key_sid}:${api_key_secret.reveal()}`
    : `${account_sid}:${auth_token?.reveal() ?? ""}`;
}

/** A message that was made has an id, and an error code when it failed at once; one that was refused has a code only. */
function readAnswer(status: number, body: string): Verdict | null {
  const { sid, code, error_code: errorCode } = readObject(body);
  const isSuccess = status >= 200 && status < 300;
  const refusal = twilioRefusal(isSuccess ? errorCode : code);
  if (refusal) return refusal;
  if (!isSuccess) return null;
  const isMade = typeof sid === "string" && /^[A-Z]{2}[0-9a-f]{32}$/.test(sid);
  return isMade ? { accepted: true, providerId: sid, detail: "Twilio has queued the text message" } : {};
}
