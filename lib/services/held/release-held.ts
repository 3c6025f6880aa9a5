import type { Actor } from "@/lib/core/actor";
import type { HeldChange, HeldSelection } from "@/lib/schemas/held";
import { changeHeld } from "./change-held";

/** Sends held notifications now. */
export function releaseHeld(of: { actor: Actor; input: HeldSelection }): Promise<HeldChange> {
  return changeHeld({ ...of, change: "release" });
}
