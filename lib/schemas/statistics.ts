import { z } from "zod";
import { channelKinds } from "@/lib/core/channel-kind";
import { Id, Instant, TimeZone } from "./field";
import { operation } from "./operation";

const counts = { sent: z.int(), failed: z.int(), held: z.int(), skipped: z.int(), waiting: z.int() };
/** Milliseconds from the making of a message, or its release, until the provider accepted it; null without any. */
const latency = { p50_ms: z.number().nullable(), p95_ms: z.number().nullable() };

export const Statistics = z
  .object({
    from: Instant,
    to: Instant,
    totals: z.object({ ...counts, ...latency, people_told: z.int() }),
    /** One for each day of the zone, oldest first. */
    days: z.array(z.object({ day: z.iso.date(), ...counts, ...latency })),
    /** One for each kind and channel that something was made for, the most first. */
    channels: z.array(
      z.object({
        channel_kind: z.enum(channelKinds),
        channel: z.object({ id: Id, name: z.string() }).nullable(),
        ...counts,
        ...latency,
      }),
    ),
    /** Why messages were not sent, the most frequent first. */
    reasons: z.array(
      z.object({
        state: z.enum(["dead", "skipped", "held"]),
        reason: z.string(),
        text: z.string(),
        count: z.int(),
      }),
    ),
  })
  .meta({ id: "Statistics" });
export type Statistics = z.infer<typeof Statistics>;

export const getStatistics = operation({
  id: "getStatistics",
  method: "GET",
  path: "/api/v1/statistics",
  tag: "Notifications",
  summary: "What became of the messages of the last days: by day, by channel, by reason",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: z.object({
    days: z.coerce.number().int().min(1).max(90).default(14),
    zone: TimeZone.default("UTC"),
  }),
  status: 200,
  result: Statistics,
});
