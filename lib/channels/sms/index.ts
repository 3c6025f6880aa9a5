import type { ChannelKind } from "../kind";
import { SmsConfig } from "./config";
import { createSmsSender, type SmsOptions } from "./send";

export function createSmsKind(options: SmsOptions = {}): ChannelKind<SmsConfig> {
  return {
    id: "sms",
    label: "Text message",
    summary: "Sends a text message to a phone over your Twilio account.",
    body: "sms",
    config: SmsConfig,
    fields: [
      {
        name: "to",
        label: "Phone number",
        input: "text",
        placeholder: "+491701234567",
        help: "With the country code and without spaces. For several people, set up a channel each.",
        required: true,
      },
      {
        name: "from",
        label: "Sender",
        input: "text",
        placeholder: "+15017122661",
        help: "A number of your Twilio account, a messaging service (MG…), a short code or a sender’s name.",
        required: true,
      },
      {
        name: "account_sid",
        label: "Account SID",
        input: "text",
        placeholder: "AC…",
        help: "On the first page of the Twilio console.",
        required: true,
        bindsSecrets: true,
      },
      {
        name: "auth_token",
        label: "Auth token",
        input: "secret",
        help: "Below the Account SID. Leave it empty when you give an API key, which can be withdrawn on its own.",
      },
      {
        name: "api_key_sid",
        label: "API key SID",
        input: "text",
        placeholder: "SK…",
        help: "In place of the auth token.",
        bindsSecrets: true,
      },
      { name: "api_key_secret", label: "API key secret", input: "secret" },
    ],
    // Twilio sends about one segment a second from a number; more wait in its queue, where nobody sees them.
    ratePerMinute: 60,
    describe: ({ to, from }) => `${to} from ${from}`,
    send: createSmsSender(options),
  };
}

export const sms = createSmsKind();
