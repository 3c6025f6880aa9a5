import { config } from "@/lib/config";
import { hasRole, type Actor } from "@/lib/core/actor";
import type { JobSurroundings } from "@/lib/schemas/job-import";

/** What may be used in jobs here, and by the actor. */
export function getJobSurroundings({ actor }: { actor: Actor }): JobSurroundings {
  return { shell_allowed: config().allowShell, may_use_shell: hasRole(actor, "admin") };
}
