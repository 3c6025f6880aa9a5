import { NotFoundError } from "@/lib/core/errors";
import { findEventType, type EventType } from "@/lib/core/event";

/** The type of this name, or of another name of it. Throws NotFoundError for an unknown one. */
export function requireEventType(name: string): EventType {
  const type = findEventType(name);
  if (!type) throw new NotFoundError("event type", name);
  return type;
}
