import { z } from "zod";
import { Id, Instant } from "./field";
import { operation } from "./operation";

export const SuppressionView = z
  .object({
    id: Id,
    address: z.string(),
    reason: z.enum(["unsubscribed", "address_refused"]),
    detail: z.string().nullable(),
    created_at: Instant,
  })
  .meta({ id: "Suppression" });
export type SuppressionView = z.infer<typeof SuppressionView>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const tag = "Email settings";

export const listSuppressions = operation({
  id: "listSuppressions",
  method: "GET",
  path: "/api/v1/suppressions",
  tag,
  summary: "Addresses that get no mail: who unsubscribed, and who is not known to their server",
  access: admin,
  query: z.object({ q: z.string().trim().max(200).optional() }),
  status: 200,
  result: z.object({ data: z.array(SuppressionView) }),
});

export const deleteSuppression = operation({
  id: "deleteSuppression",
  method: "DELETE",
  path: "/api/v1/suppressions/{id}",
  tag,
  summary: "Let an address get mail again",
  access: admin,
  params: z.object({ id: Id }),
  status: 204,
});

const UnsubscribeParams = z.object({ token: z.string().max(2000) });

export const unsubscribe = operation({
  id: "unsubscribe",
  method: "POST",
  path: "/api/v1/unsubscribe/{token}",
  tag,
  summary: "No more mail of this kind to the address that the token was made for (RFC 8058)",
  access: { kind: "public", because: "mail programs call it without credentials; the token is signed" },
  params: UnsubscribeParams,
  ignoresBody: true,
  status: 200,
  result: z.object({ text: z.string() }),
});

export const openUnsubscribe = operation({
  id: "openUnsubscribe",
  method: "GET",
  path: "/api/v1/unsubscribe/{token}",
  tag,
  summary: "Leads (303) to the page that asks whether to unsubscribe; nothing changes by opening it",
  access: { kind: "public", because: "it only leads to a public page, whatever the token is" },
  params: UnsubscribeParams,
  status: 303,
});
