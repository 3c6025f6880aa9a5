import type { RotationFields } from "@/lib/db/rotations";

/** What the audit trail keeps of a rotation, by the names of the API. */
export function auditableRotation(rotation: RotationFields) {
  return {
    name: rotation.name,
    zone: rotation.zone,
    member_ids: rotation.memberIds,
    handover_day: rotation.handoverDay,
    handover_time: rotation.handoverTime,
    starts_on: rotation.startsOn,
  };
}
