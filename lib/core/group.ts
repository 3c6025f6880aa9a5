/** What events can be gathered by. Without event_type, different ones about the same thing come in one message. */
export const groupFields = ["event_type", "job", "target", "severity"] as const;
export type GroupField = (typeof groupFields)[number];

/** What a group goes by of an event. */
export type GroupedEvent = Record<GroupField, string | null>;

/** The same for all events that belong together: the fields in their own order, whatever order they were chosen in. */
export function groupKeyOf(groupBy: readonly GroupField[], event: GroupedEvent): string {
  const parts = groupFields.flatMap((field) =>
    groupBy.includes(field) ? [`${field}=${event[field] ?? ""}`] : [],
  );
  return `group:${parts.join(",")}`;
}
