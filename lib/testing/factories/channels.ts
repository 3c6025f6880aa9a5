import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

/** One of the organisation's channels: a webhook, without its secrets. */
export async function makeChannel(
  organisationId: string,
  fields: Fields<Prisma.ChannelUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.channel.create({
    data: { organisationId, kind: "webhook", name: `#channel-${next()}`, config: {}, ...fields },
  });
}
