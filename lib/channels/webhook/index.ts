import type { ChannelKind } from "../kind";
import { hostOfWebhook } from "../webhook-url";
import { WebhookConfig } from "./config";
import { sendWebhook } from "./send";

export const webhook: ChannelKind<WebhookConfig> = {
  id: "webhook",
  label: "Webhook",
  summary: "Sends each message as JSON to an address of yours, signed if you like.",
  body: "webhook",
  config: WebhookConfig,
  fields: [
    {
      name: "url",
      label: "Address",
      input: "secret",
      placeholder: "https://hooks.example.org/runbell",
      help: "https, or http to a private network that this installation allows. Kept as a secret, since such addresses often hold a token.",
      required: true,
      bindsSecrets: true,
    },
    {
      name: "method",
      label: "Method",
      input: "select",
      options: [
        { value: "POST", label: "POST" },
        { value: "PUT", label: "PUT" },
        { value: "PATCH", label: "PATCH" },
      ],
    },
    {
      name: "format",
      label: "Format",
      input: "select",
      options: [
        { value: "runbell", label: "The JSON of the template" },
        { value: "cloudevents_structured", label: "CloudEvents 1.0, in the body" },
        { value: "cloudevents_binary", label: "CloudEvents 1.0, in headers" },
      ],
    },
    {
      name: "headers",
      label: "Headers",
      input: "secret",
      multiline: true,
      placeholder: "Authorization: Bearer …",
      help: "One “Name: value” in each line.",
    },
    {
      name: "signing_secret",
      label: "Signing secret",
      input: "secret",
      placeholder: "whsec_…",
      help: "Signs each request as Standard Webhooks says: whsec_ and 24 to 64 random bytes in base64. Leave empty for no signature.",
    },
    {
      name: "previous_signing_secret",
      label: "Previous signing secret",
      input: "secret",
      placeholder: "whsec_…",
      help: "While receivers change over, requests carry a signature with each of the two.",
    },
    {
      name: "expect_body_contains",
      label: "Text in the answer",
      input: "text",
      help: "An answer without this text counts as a failure. Leave empty to go by the status alone, where every 2xx is good.",
    },
  ],
  describe: ({ url }) => hostOfWebhook(url),
  send: sendWebhook,
};
