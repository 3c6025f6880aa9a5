import { z } from "zod";
import { Password } from "./account";
import { EmailAddress } from "./field";
import { operation } from "./operation";

const Token = z.string().min(1).max(200);

export const requestPasswordReset = operation({
  id: "requestPasswordReset",
  method: "POST",
  path: "/api/v1/password-resets",
  tag: "Account",
  summary: "Mail a link for a new password; the answer does not tell whether there is such a person",
  access: {
    kind: "public",
    because: "the link goes to the person's own address, and the answer is always the same",
  },
  body: z.strictObject({ email: EmailAddress }),
  status: 202,
  result: z.object({}),
});

export const openPasswordReset = operation({
  id: "openPasswordReset",
  method: "POST",
  path: "/api/v1/password-resets/open",
  tag: "Account",
  summary: "Whose password a link sets; opening it changes nothing",
  access: { kind: "public", because: "the one-time token is the authority" },
  body: z.strictObject({ token: Token }),
  status: 200,
  result: z.object({ email: z.string() }),
});

export const setNewPassword = operation({
  id: "setNewPassword",
  method: "POST",
  path: "/api/v1/password-resets/use",
  tag: "Account",
  summary: "Set a new password; all sessions end, the link is used up, and a browser is signed in",
  access: { kind: "public", because: "the one-time token is the authority" },
  body: z.strictObject({ token: Token, password: Password }),
  status: 200,
  result: z.object({ email: z.string() }),
});
