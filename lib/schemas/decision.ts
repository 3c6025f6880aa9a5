import { z } from "zod";
import { gateNames } from "@/lib/core/decide/gate";
import { Id, Instant, JsonObject } from "./field";

export const GateView = z.object({
  gate: z.enum(gateNames),
  verdict: z.enum(["pass", "hold", "skip"]),
  reason: z.string().nullable(),
  /** The gate's answer as a sentence. */
  text: z.string(),
  values: JsonObject,
});
export type GateView = z.infer<typeof GateView>;

export const DecisionView = z
  .object({
    id: Id,
    notification_id: Id.nullable(),
    verdict: z.enum(["send", "hold", "skip"]),
    reason: z.string().nullable(),
    /** The whole decision as a sentence. */
    text: z.string(),
    gates: z.array(GateView),
    created_at: Instant,
  })
  .meta({ id: "Decision" });
export type DecisionView = z.infer<typeof DecisionView>;
