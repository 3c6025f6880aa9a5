import type { Db } from "./database";

const counts = {
  channel: (db, where) => db.channel.count({ where }),
  "escalation policy": (db, where) => db.escalationPolicy.count({ where }),
  rotation: (db, where) => db.rotation.count({ where }),
  template: (db, where) => db.template.count({ where }),
} as const satisfies Record<string, (db: Db, where: NameClause) => Promise<number>>;

interface NameClause {
  organisationId: string;
  name: string;
  id?: { not: string };
}

/** What has a name of its own in its organisation. */
export type NamedNoun = keyof typeof counts;

/** Whether another one of the organisation has the name. */
export async function isNameTaken(
  db: Db,
  noun: NamedNoun,
  organisationId: string,
  { name, exceptId }: { name: string; exceptId: string | null },
): Promise<boolean> {
  return (await counts[noun](db, { organisationId, name, ...(exceptId && { id: { not: exceptId } }) })) > 0;
}
