import { hasRole, type Actor } from "@/lib/core/actor";
import { ConflictError, ForbiddenError, InvalidInputError } from "@/lib/core/errors";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findPeopleOf, insertOverride, lockRotations } from "@/lib/db/rotations";
import {
  MAX_OVERRIDE_DAYS,
  MAX_OVERRIDES,
  type RotationOverrideInput,
  type RotationView,
} from "@/lib/schemas/rotation";
import { readRotationView, requireRotation } from "./read-rotations";

const DAY_MS = 86_400_000;

/**
 * Puts somebody on call for a while: members take over themselves, authors name anybody. What has been cannot be changed,
 * so a start that is past is now. Throws NotFoundError, ForbiddenError, InvalidInputError with pointers, and ConflictError
 * when there are too many.
 */
export async function createOverride({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: RotationOverrideInput;
}): Promise<RotationView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockRotations(tx, organisationId);
    const now = await transactionTime(tx);
    const { name, overrides } = await requireRotation(tx, organisationId, id, now);
    const userId = await requireStandIn(tx, actor, input);
    const asked = input.starts_at === undefined ? now : new Date(input.starts_at);
    const times = { startsAt: asked < now ? now : asked, endsAt: new Date(input.ends_at) };
    refuseTimes(times, now);
    if (overrides.length >= MAX_OVERRIDES)
      throw new ConflictError(`A rotation has ${MAX_OVERRIDES} overrides at most that are not over.`);
    const overrideId = await insertOverride(tx, { rotationId: id, userId, ...times });
    await recordAudit(tx, actor, {
      action: "rotation_override.create",
      subjectId: id,
      after: {
        rotation: name,
        override_id: overrideId,
        user_id: userId,
        starts_at: times.startsAt,
        ends_at: times.endsAt,
      },
    });
    return readRotationView(tx, organisationId, id, now);
  });
}

async function requireStandIn(
  tx: Tx,
  actor: Actor,
  { user_id: wanted }: RotationOverrideInput,
): Promise<string> {
  const userId = wanted ?? actor.userId;
  const pointer = "/user_id";
  if (userId === null)
    throw new InvalidInputError("Say who takes over.", [{ pointer, detail: "is needed: you are no member" }]);
  if (userId !== actor.userId && !hasRole(actor, "author"))
    throw new ForbiddenError("Members take over themselves. To name somebody else, ask an author.");
  const people = await findPeopleOf(tx, actor.organisationId, [{ memberIds: [userId], overrides: [] }]);
  if (!people.get(userId)?.isActive)
    throw new InvalidInputError("Whoever takes over must be an active member.", [
      { pointer, detail: "is no active member of your organisation" },
    ]);
  return userId;
}

function refuseTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): void {
  const pointer = "/ends_at";
  const detail =
    endsAt <= now
      ? "is past"
      : endsAt <= startsAt
        ? "must be after the start"
        : endsAt.getTime() - startsAt.getTime() > MAX_OVERRIDE_DAYS * DAY_MS
          ? "must be within a year of the start"
          : null;
  if (detail !== null)
    throw new InvalidInputError("Nobody can take over for that time.", [{ pointer, detail }]);
}
