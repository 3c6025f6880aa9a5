import { z } from "zod";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { TestResult } from "./channel";
import { operation } from "./operation";
import { preferenceAccess as access, PreferenceView, UserParams } from "./preference";

const Kind = z.enum(preferenceChannels);
const tag = "Preferences";

export const sendAddressCode = operation({
  id: "sendAddressCode",
  method: "POST",
  path: "/api/v1/users/{user_id}/address-verifications",
  tag,
  summary: "Send a code to an address of a person's own; it is valid for 30 minutes",
  access,
  params: UserParams,
  body: z.strictObject({ kind: Kind }),
  status: 200,
  result: TestResult,
});

export const ConfirmAddressInput = z.strictObject({
  kind: Kind,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, { error: "must be the six digits that were sent" }),
});

export const confirmAddress = operation({
  id: "confirmAddress",
  method: "POST",
  path: "/api/v1/users/{user_id}/address-verifications/confirm",
  tag,
  summary: "Confirm an address with the code that was sent there; from then on messages go to it",
  access,
  params: UserParams,
  body: ConfirmAddressInput,
  status: 200,
  result: PreferenceView,
});
