import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { findJobIds } from "@/lib/db/events";
import type { VariablePlace } from "@/lib/db/variables";

/** Where a variable holds: for the job of the key, or for every job without one. Throws NotFoundError for no job of ours. */
export async function findPlace(
  tx: Tx,
  { organisationId }: Pick<Actor, "organisationId">,
  { name, job }: { name: string; job: string | undefined },
): Promise<VariablePlace> {
  if (job === undefined) return { organisationId, jobId: null, name };
  const jobId = (await findJobIds(tx, organisationId, [job])).get(job);
  if (jobId === undefined) throw new NotFoundError("job", job);
  return { organisationId, jobId, name };
}
