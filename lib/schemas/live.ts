import { z } from "zod";
import { Id } from "./field";
import { operation } from "./operation";

/** One line of GET /api/v1/stream: something of this kind changed; the browser asks again for what it shows. */
export const LiveChange = z.object({
  kind: z.enum(["run", "notification"]),
  id: Id,
  run_id: Id.nullable(),
});
export type LiveChange = z.infer<typeof LiveChange>;

export const stream = operation({
  id: "stream",
  method: "GET",
  path: "/api/v1/stream",
  tag: "System",
  summary: "Server-sent events: a line whenever a run or notification of the organisation changes",
  access: { kind: "member", role: "member", scope: "read" },
  status: 200,
  produces: "text/event-stream",
});
