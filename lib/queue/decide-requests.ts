import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { findDecisionMoment } from "@/lib/db/events";
import { listMembersNamedBy } from "@/lib/db/members";
import { decideDrafts, type DecidedRequest, type NotifyRequest } from "./decide-drafts";

/** Loads what decisions depend on, once for all requests, and decides. `now` is the database's. */
export async function decideRequests(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
): Promise<{ now: Date; decided: DecidedRequest[] }> {
  const moment = await findDecisionMoment(tx, organisationId);
  if (!moment) throw new NotFoundError("organisation", organisationId);
  const rules = [...new Set(requests.flatMap(({ recipients }) => recipients))];
  const ownerIds = [...new Set(requests.flatMap(({ jobOwnerId }) => jobOwnerId ?? []))];
  const members = await listMembersNamedBy(tx, organisationId, rules, ownerIds);
  return { now: moment.now, decided: decideDrafts({ ...moment, members }, requests) };
}
