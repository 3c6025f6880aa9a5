import { eventCatalogue, type EventType } from "@/lib/core/event";
import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { openDb, type Fields } from "./making";

export async function makeEvent(
  organisationId: string,
  fields: Fields<Prisma.EventUncheckedCreateInput> & { type?: EventType } = {},
  db: Db = openDb(),
) {
  const type = fields.type ?? "job.failed";
  const { severity, label } = eventCatalogue[type];
  return db.event.create({
    data: { organisationId, type, severity, title: label, occurredAt: new Date(), ...fields },
  });
}
