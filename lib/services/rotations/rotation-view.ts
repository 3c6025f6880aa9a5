import { upcomingTurns, type Turn } from "@/lib/core/rotation";
import type { RotationUses } from "@/lib/db/rotation-uses";
import { rotationOf, type RotationPerson, type RotationRow } from "@/lib/db/rotations";
import { SHOWN_TURNS, type RotationView, type TurnView } from "@/lib/schemas/rotation";

interface RotationFacts {
  people: ReadonlyMap<string, RotationPerson>;
  uses: RotationUses;
  now: Date;
}

/** A rotation as it stands at `now`. */
export function viewRotation(row: RotationRow, { people, uses, now }: RotationFacts): RotationView {
  const turns = upcomingTurns(rotationOf(row, people), now, SHOWN_TURNS);
  const current = turns[0] && turns[0].startsAt <= now ? turns[0] : null;
  const viewTurn = ({ userId, startsAt, endsAt, isOverride }: Turn): TurnView => ({
    user: { id: userId, name: people.get(userId)?.name ?? "" },
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
    is_override: isOverride,
  });
  return {
    id: row.id,
    name: row.name,
    zone: row.zone,
    members: row.memberIds.map((id) => ({
      id,
      name: people.get(id)?.name ?? null,
      is_active: people.get(id)?.isActive ?? false,
    })),
    handover_day: row.handoverDay,
    handover_time: row.handoverTime,
    starts_on: row.startsOn,
    on_call: current && viewTurn(current),
    turns: turns.map(viewTurn),
    overrides: row.overrides
      .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map(({ id, user, startsAt, endsAt, createdAt }) => ({
        id,
        user,
        starts_at: startsAt.toISOString(),
        ends_at: endsAt.toISOString(),
        created_at: createdAt.toISOString(),
      })),
    used_by: { event_types: uses.eventTypes, policies: uses.policies },
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
