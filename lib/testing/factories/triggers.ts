import type { EventType } from "@/lib/core/event";
import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { openDb, type Fields } from "./making";

/** Switches an event type on for the given rules. */
export async function makeTrigger(
  organisationId: string,
  eventType: EventType,
  fields: Fields<Prisma.TriggerUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const recipients = [{ kind: "job_owner" }, { kind: "role", role: "admin" }];
  return db.trigger.create({
    data: { organisationId, eventType, channelKinds: ["email"], recipients, ...fields },
  });
}
