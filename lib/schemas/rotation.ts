import { z } from "zod";
import { eventTypes } from "@/lib/core/event";
import { Id, Instant, TimeZone, WallTime } from "./field";
import { operation } from "./operation";

export const MAX_ROTATION_MEMBERS = 50;
/** Of those that are not over, in a rotation. */
export const MAX_OVERRIDES = 100;
/** A year. */
export const MAX_OVERRIDE_DAYS = 366;
/** How many turns a rotation shows. */
export const SHOWN_TURNS = 8;

const Person = z.object({ id: Id, name: z.string() });

export const RotationOverrideView = z
  .object({ id: Id, user: Person, starts_at: Instant, ends_at: Instant, created_at: Instant })
  .meta({ id: "RotationOverride" });
export type RotationOverrideView = z.infer<typeof RotationOverrideView>;

export const TurnView = z.object({
  user: Person,
  starts_at: Instant,
  ends_at: Instant,
  /** Somebody took over: it is not the turn of the list. */
  is_override: z.boolean(),
});
export type TurnView = z.infer<typeof TurnView>;

export const RotationView = z
  .object({
    id: Id,
    name: z.string(),
    zone: z.string(),
    /** In the order of their turns. A turn of somebody who is not active goes to the next one in the list who is. */
    members: z.array(
      z.object({
        id: Id,
        /** Null: the person is gone. */
        name: z.string().nullable(),
        is_active: z.boolean(),
      }),
    ),
    /** 1 Monday … 7 Sunday */
    handover_day: z.int(),
    handover_time: z.string(),
    starts_on: z.iso.date(),
    /** Who is on call now; null: nobody, before the first turn or without anybody active. */
    on_call: TurnView.nullable(),
    /** The next turns from now on; the first one is that of on_call when there is one. */
    turns: z.array(TurnView),
    /** Those that are not over, by their start. */
    overrides: z.array(RotationOverrideView),
    /** What tells whoever is on call: a rotation in use cannot be deleted. */
    used_by: z.object({
      event_types: z.array(z.enum(eventTypes)),
      policies: z.array(z.object({ id: Id, name: z.string() })),
    }),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "Rotation" });
export type RotationView = z.infer<typeof RotationView>;

export const RotationInput = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    zone: TimeZone,
    member_ids: z
      .array(Id)
      .min(1)
      .max(MAX_ROTATION_MEMBERS)
      .meta({ description: "In the order of their turns; a person may have several" }),
    handover_day: z.int().min(1).max(7).default(1).meta({ description: "1 Monday … 7 Sunday" }),
    handover_time: WallTime.default("09:00"),
    starts_on: z.iso.date().meta({
      description: "At the first handover on or after this day the first member's first turn begins",
    }),
  })
  .meta({ id: "RotationInput" });
export type RotationInput = z.infer<typeof RotationInput>;

export const RotationOverrideInput = z
  .strictObject({
    user_id: Id.optional().meta({ description: "Who takes over; absent: whoever asks" }),
    starts_at: Instant.optional().meta({ description: "Absent or past: now" }),
    ends_at: Instant,
  })
  .meta({ id: "RotationOverrideInput" });
export type RotationOverrideInput = z.infer<typeof RotationOverrideInput>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const author = { kind: "member", role: "author", scope: "settings:write" } as const;
/** Members for themselves, authors for anybody. */
const member = { kind: "member", role: "member", scope: "settings:write" } as const;
const IdParams = z.object({ id: Id });
const tag = "On call";

export const listRotations = operation({
  id: "listRotations",
  method: "GET",
  path: "/api/v1/rotations",
  tag,
  summary: "On-call rotations by name: who is on call now, and the next turns",
  access: read,
  status: 200,
  result: z.object({ data: z.array(RotationView) }),
});

export const createRotation = operation({
  id: "createRotation",
  method: "POST",
  path: "/api/v1/rotations",
  tag,
  summary: "Let members be on call in turn, each for a week",
  access: author,
  body: RotationInput,
  idempotencyKey: "remembered",
  status: 201,
  result: RotationView,
});

export const getRotation = operation({
  id: "getRotation",
  method: "GET",
  path: "/api/v1/rotations/{id}",
  tag,
  summary: "One rotation: who is on call now, and the next turns",
  access: read,
  params: IdParams,
  status: 200,
  result: RotationView,
});

export const updateRotation = operation({
  id: "updateRotation",
  method: "PUT",
  path: "/api/v1/rotations/{id}",
  tag,
  summary: "Change a rotation; its overrides stay",
  access: author,
  params: IdParams,
  body: RotationInput,
  status: 200,
  result: RotationView,
});

export const deleteRotation = operation({
  id: "deleteRotation",
  method: "DELETE",
  path: "/api/v1/rotations/{id}",
  tag,
  summary: "Delete a rotation that neither a trigger nor an escalation policy uses",
  access: author,
  params: IdParams,
  status: 204,
});

export const createRotationOverride = operation({
  id: "createRotationOverride",
  method: "POST",
  path: "/api/v1/rotations/{id}/overrides",
  tag,
  summary: "Take over for a while; authors may name anybody. Of several at the same time the last one counts",
  access: member,
  params: IdParams,
  body: RotationOverrideInput,
  idempotencyKey: "remembered",
  status: 201,
  result: RotationView,
});

export const deleteRotationOverride = operation({
  id: "deleteRotationOverride",
  method: "DELETE",
  path: "/api/v1/rotations/{id}/overrides/{override_id}",
  tag,
  summary: "Take an override back: one's own, or as an author anybody's",
  access: member,
  params: z.object({ id: Id, override_id: Id }),
  status: 204,
});
