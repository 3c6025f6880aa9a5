import type { Actor } from "@/lib/core/actor";
import type { HeldChange, HeldSelection } from "@/lib/schemas/held";
import { changeHeld } from "./change-held";

/** Drops held notifications: they are never sent, and stay in the history. */
export function cancelHeld(of: { actor: Actor; input: HeldSelection }): Promise<HeldChange> {
  return changeHeld({ ...of, change: "cancel" });
}
