import { z } from "zod";
import { Id, Instant, JsonObject } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

export const InboxMessageView = z
  .object({
    id: Id,
    kind: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    payload: JsonObject,
    notification_id: Id.nullable(),
    received_at: Instant,
  })
  .meta({ id: "InboxMessage" });
export type InboxMessageView = z.infer<typeof InboxMessageView>;

export const listInbox = operation({
  id: "listInbox",
  method: "GET",
  path: "/api/v1/inbox",
  tag: "Test inbox",
  summary: "What the test inbox caught, newest first",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: PageQuery.extend({ to: z.string().max(254).optional(), q: z.string().trim().max(200).optional() }),
  status: 200,
  result: pageOf(InboxMessageView),
});

export const getInboxMessage = operation({
  id: "getInboxMessage",
  method: "GET",
  path: "/api/v1/inbox/{id}",
  tag: "Test inbox",
  summary: "One caught message",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  params: z.object({ id: Id }),
  status: 200,
  result: InboxMessageView,
});
