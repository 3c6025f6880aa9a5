import { listed } from "@/components/triggers/trigger-words";
import type { RotationView } from "@/lib/schemas/rotation";
import { weekdays } from "./rotation-values";

/** “Ada, Bob and Cem in turn, each for a week. Handover on Mondays at 09:00 Europe/Berlin.” */
export function rotationWords({
  members,
  handover_day,
  handover_time,
  zone,
}: Pick<RotationView, "members" | "handover_day" | "handover_time" | "zone">): string {
  const names = listed(members.map(({ name }) => name ?? "somebody who is gone"));
  const who = members.length === 1 ? `${names} alone` : `${names} in turn, each for a week`;
  const day = weekdays[handover_day - 1] ?? "Monday";
  return `${who}. Handover on ${day}s at ${handover_time} ${zone.replaceAll("_", " ")}.`;
}

/** Those whose turns go to the next one: they cannot be told. */
export function absentWords(members: RotationView["members"]): string | null {
  const names = [
    ...new Set(
      members.filter(({ is_active }) => !is_active).map(({ name }) => name ?? "Somebody who is gone"),
    ),
  ];
  if (names.length === 0) return null;
  return `${listed(names)} cannot be told: such a turn goes to the next one in the list.`;
}
