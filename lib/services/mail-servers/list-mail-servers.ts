import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { readMailServerViews } from "./read-mail-servers";

/** The organisation's mail servers in the order in which they are tried, without their secrets. */
export async function listMailServers({ actor }: { actor: Actor }): Promise<{ data: MailServerView[] }> {
  const ring = await instanceRing();
  return { data: await readMailServerViews(database().prisma, actor.organisationId, ring) };
}
