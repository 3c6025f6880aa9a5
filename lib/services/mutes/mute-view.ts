import type { MuteRow } from "@/lib/db/mutes";
import type { MuteView } from "@/lib/schemas/mute";

/** A muted job as the API shows it. */
export function viewMute({ job, mutedUntil, createdAt }: MuteRow): MuteView {
  return { job, until: mutedUntil?.toISOString() ?? null, created_at: createdAt.toISOString() };
}
