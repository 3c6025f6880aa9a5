import { z } from "zod";
import { EventView } from "./event";
import { DecisionView } from "./decision";
import { NotificationSummary } from "./notification";
import { operation } from "./operation";

export const recordTestFailure = operation({
  id: "recordTestFailure",
  method: "POST",
  path: "/api/v1/pipelines/run/{org_slug}/test/fail/test",
  tag: "Events",
  summary: "Record a failure that is a test, and tell whom it would tell",
  access: { kind: "member", role: "author", scope: "events:write" },
  params: z.object({ org_slug: z.string().min(1).max(120) }),
  idempotencyKey: "remembered",
  status: 201,
  result: EventView.extend({
    notifications: z.array(NotificationSummary),
    decisions: z.array(DecisionView),
  }),
});
