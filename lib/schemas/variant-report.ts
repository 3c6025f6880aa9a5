import { z } from "zod";
import { Id } from "./field";
import { operation } from "./operation";

const VariantOutcome = z.object({
  sent: z.int(),
  recipients: z.int(),
  /** Events that a member was told of, counted for each member: what they could acknowledge. */
  told: z.int(),
  /** Those of them that this very member acknowledged; and as a share, null without any. */
  acknowledged: z.int(),
  acknowledged_share: z.number().min(0).max(1).nullable(),
  /** Half of them were acknowledged within so many seconds after they were sent. */
  median_seconds: z.number().nullable(),
  /** Mutes of the job by a recipient, within a day after a message about it. */
  mutes: z.int(),
  too_noisy: z.int(),
  /** What the messages were made from, the most frequent first; null: the built-in message, or one that is gone. */
  versions: z.array(
    z.object({
      template: z.object({ id: Id, name: z.string() }).nullable(),
      version: z.int().nullable(),
      sent: z.int(),
    }),
  ),
});
export type VariantOutcome = z.infer<typeof VariantOutcome>;

export const VariantReport = z
  .object({
    days: z.int(),
    a: VariantOutcome,
    b: VariantOutcome,
    /** What that shows, and how sure it is. */
    finding: z.string(),
  })
  .meta({ id: "VariantReport" });
export type VariantReport = z.infer<typeof VariantReport>;

export const getVariantReport = operation({
  id: "getVariantReport",
  method: "GET",
  path: "/api/v1/triggers/{event_type}/variants",
  tag: "Rules",
  summary: "What became of the two messages that a rule compares",
  access: { kind: "member", role: "member", scope: "read" },
  params: z.object({ event_type: z.string().min(1).max(100) }),
  query: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
  status: 200,
  result: VariantReport,
});
