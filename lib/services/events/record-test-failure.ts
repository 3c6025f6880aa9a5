import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findOrganisation } from "@/lib/db/memberships";
import { nudge } from "@/lib/queue/nudge";
import { recordEvent } from "@/lib/queue/record-event";

/**
 * Records a failed job that is a test (S2.61): it goes the way of every failure, triggers and cooldown included. Gives the
 * event's id. Throws NotFoundError for another organisation's slug.
 */
export async function recordTestFailure({ actor, slug }: { actor: Actor; slug: string }): Promise<string> {
  const { organisationId, label } = actor;
  const { id } = await withTransaction(async (tx) => {
    const organisation = await findOrganisation(tx, organisationId);
    if (organisation?.slug !== slug) throw new NotFoundError("organisation", slug);
    return recordEvent(tx, {
      organisationId,
      type: "job.failed",
      title: "Test: a pipeline failed",
      message: `This is a test. ${label} asked for it to see who is told when a pipeline fails.`,
      details: { is_test: true, pipeline_id: "test" },
    });
  });
  nudge("notifications");
  return id;
}
