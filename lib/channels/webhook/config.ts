import { z } from "zod";
import { optionalText, OptionalSecret, RequiredSecret } from "../field-schemas";
import { webhookUrlProblem } from "../webhook-url";
import { parseHeaders } from "./headers";
import { signingKeyProblem } from "./sign";

const Url = RequiredSecret.superRefine((value, context) => {
  const problem = webhookUrlProblem(value, {
    hosts: [],
    expected: "a web address such as https://hooks.example.org/runbell",
    isOtherHostAllowed: true,
  });
  if (problem) context.addIssue({ code: "custom", message: problem });
});

const SigningSecret = OptionalSecret.superRefine((value, context) => {
  const problem = value && signingKeyProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

const Headers = OptionalSecret.superRefine((value, context) => {
  const { problem } = parseHeaders(value?.reveal() ?? "");
  if (problem) context.addIssue({ code: "custom", message: problem });
});

/**
 * Where a webhook goes, and how. The address is a secret, since its path may be one; so are the headers. A person's own
 * webhook has only the address.
 */
export const WebhookConfig = z.object({
  url: Url,
  method: z.enum(["POST", "PUT", "PATCH"]).default("POST"),
  format: z.enum(["runbell", "cloudevents_structured", "cloudevents_binary"]).default("runbell"),
  headers: Headers,
  /** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. Without one, nothing is signed. */
  signing_secret: SigningSecret,
  /** Signs as well while receivers change over to the new one. */
  previous_signing_secret: SigningSecret,
  /** What an answer must contain to count as one. */
  expect_body_contains: optionalText(500),
});
export type WebhookConfig = z.infer<typeof WebhookConfig>;
