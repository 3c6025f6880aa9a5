import { z } from "zod";
import { escalationStates } from "@/lib/core/escalation";
import { Id, Instant } from "./field";

/** The escalation of an event, as the event shows it. */
export const EscalationBrief = z
  .object({
    id: Id,
    state: z.enum(escalationStates),
    /** When the next step is due; null once it has ended. */
    next_at: Instant.nullable(),
    /** The policy's name when it began. */
    policy: z.string(),
  })
  .meta({ id: "EscalationBrief" });
export type EscalationBrief = z.infer<typeof EscalationBrief>;
