import type { z } from "zod";
import { hasRole, type Actor } from "@/lib/core/actor";
import { whyOfBundle } from "@/lib/core/bundle";
import { explainDecision } from "@/lib/core/decide/explain";
import type { GateResult } from "@/lib/core/decide/gate";
import { ForbiddenError, NotFoundError } from "@/lib/core/errors";
import { explainReason } from "@/lib/core/explain-failure";
import { database } from "@/lib/db/database";
import * as held from "@/lib/db/held";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/held";
import type { HeldNotification, HeldReason } from "@/lib/schemas/held";
import { viewNotificationSummary } from "../notifications/notification-view";

type ListHeldQuery = z.output<NonNullable<(typeof operations.listHeld)["query"]>>;

interface HeldList {
  data: HeldNotification[];
  next_cursor: string | null;
  reasons: HeldReason[];
}

/** What waits, those that end first in front: a member's own, and all of the organisation for authors and admins. */
export async function listHeld({ actor, query }: { actor: Actor; query: ListHeldQuery }): Promise<HeldList> {
  const { person, job, reason, bundle, cursor, limit } = query;
  const userId = whoseOf(actor, person);
  if (userId === null) return { data: [], next_cursor: null, reasons: [] };
  const { prisma } = database();
  const { organisationId } = actor;
  if (bundle !== undefined && !(await held.findNotificationIds(prisma, organisationId, [bundle])).has(bundle))
    throw new NotFoundError("notification", bundle);
  const position = decodeCursor(cursor);
  const rows = await held.listHeld(prisma, organisationId, {
    userId,
    jobKey: job,
    reason,
    bundleOf: bundle,
    // In this list the instant of a cursor is the end of the wait.
    after: position && { heldUntil: position.createdAt, id: position.id },
    limit: limit + 1,
  });
  const places = rows.map((row) => ({ id: row.id, createdAt: row.heldUntil ?? row.createdAt, row }));
  const page = pageOfRows(places, limit);
  const reasons = await held.countHeldByReason(prisma, organisationId, { userId, jobKey: job });
  return {
    data: page.rows.map(({ row }) => viewHeld(row)),
    next_cursor: page.next_cursor,
    reasons: reasons.map((one) => ({ ...one, reason_text: explainReason(one.reason) ?? one.reason })),
  };
}

/** Undefined: everybody's; null: nobody's, of a key that acts for nobody. */
function whoseOf(actor: Actor, person: ListHeldQuery["person"]): string | undefined | null {
  const asked = person === "me" ? actor.userId : person;
  if (hasRole(actor, "author")) return asked;
  if (asked !== undefined && asked !== actor.userId)
    throw new ForbiddenError("Members see their own messages only.");
  return actor.userId;
}

function viewHeld(row: held.HeldRow): HeldNotification {
  const summary = viewNotificationSummary(row);
  const gates = (row.decision?.gates ?? []) as unknown as GateResult[];
  // What a restored backup holds for review was decided otherwise before.
  const isAsDecided = row.decision?.verdict === "hold" && row.reason !== "restored";
  return {
    ...summary,
    title: row.subject ?? row.event?.title ?? row.job?.name ?? "Message",
    sentence: isAsDecided ? explainDecision("hold", gates) : (summary.reason_text ?? "Held"),
    zone: row.zone,
    resolved_at: row.resolvedAt?.toISOString() ?? null,
    bundle:
      row.bundleKey !== null && row.count > 1 ? { why: whyOfBundle(row.bundleKey), count: row.count } : null,
  };
}
