import { z } from "zod";
import { channelKinds } from "@/lib/core/channel-kind";
import { gateNames } from "@/lib/core/decide/gate";
import { severities } from "@/lib/core/event";
import { EventTypeName } from "./event";
import { EmailAddress, Id, Instant, JsonObject, Key } from "./field";
import { operation } from "./operation";

export const SimulateInput = z
  .strictObject({
    user: z
      .union([z.literal("me"), Id, EmailAddress])
      .optional()
      .meta({ description: "me, an id or an address; everybody when absent, for authors and admins" }),
    event: z.strictObject({
      type: EventTypeName,
      severity: z
        .string()
        .toLowerCase()
        .pipe(z.enum(severities))
        .optional()
        .meta({ description: "That of the trigger when absent" }),
      job: Key.optional().meta({ description: "Key of the job it would be about" }),
      target: z.string().trim().min(1).max(200).optional().meta({
        description: "Name of the machine it would be about; that of the run or the job when absent",
      }),
      run_id: Id.optional().meta({ description: "A run that there was: its facts are those of the event" }),
      title: z.string().trim().min(1).max(300).optional().meta({
        description: "Made from the type and the job when absent",
      }),
      message: z.string().max(10_000).optional(),
      details: JsonObject.optional().meta({ description: "What conditions may ask about" }),
    }),
    at: Instant.optional().meta({ description: "When it would happen; now when absent" }),
  })
  .meta({ id: "Simulate" });
export type SimulateInput = z.infer<typeof SimulateInput>;

export const SimulatedGate = z.object({
  gate: z.enum(gateNames),
  verdict: z.enum(["pass", "hold", "skip"]),
  /** The gate's answer in words. */
  sentence: z.string(),
  values: JsonObject,
});
export type SimulatedGate = z.infer<typeof SimulatedGate>;

/** Why nobody would be told at all. */
const SimulatedRefusal = z.object({
  reason: z.string().nullable(),
  sentence: z.string(),
  /** In order; the last one decided. */
  gates: z.array(SimulatedGate),
});

export const SimulatedDecision = z
  .object({
    recipient: z.string(),
    recipient_name: z.string().nullable(),
    user_id: Id.nullable(),
    channel_kind: z.enum(channelKinds),
    /** The organisation's channel; null for a person's own address and for mail. */
    channel: z.object({ id: Id, name: z.string() }).nullable(),
    verdict: z.enum(["send", "hold", "skip"]),
    reason: z.string().nullable(),
    held_until: Instant.nullable(),
    sentence: z.string(),
    /** In order; the last one decided. */
    gates: z.array(SimulatedGate),
  })
  .meta({ id: "SimulatedDecision" });
export type SimulatedDecision = z.infer<typeof SimulatedDecision>;

export const SimulationView = z
  .object({
    at: Instant,
    /** The person asked about; null when it was everybody. */
    user: z.object({ id: Id, name: z.string(), email: z.string() }).nullable(),
    severity: z.enum(severities),
    decisions: z.array(SimulatedDecision),
    nobody: SimulatedRefusal.nullable(),
  })
  .meta({ id: "Simulation" });
export type SimulationView = z.infer<typeof SimulationView>;

export const simulate = operation({
  id: "simulate",
  method: "POST",
  path: "/api/v1/simulate",
  tag: "Simulator",
  summary: "Who would be told of an event, over what and when, with every gate; nothing is stored or sent",
  access: { kind: "member", role: "member", scope: "read" },
  body: SimulateInput,
  status: 200,
  result: SimulationView,
});
