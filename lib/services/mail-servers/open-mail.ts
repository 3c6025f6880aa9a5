import { laneOf, mailServerName } from "@/lib/core/lane";
import type { Tx } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { setLaneLimit } from "@/lib/db/lane-buckets";
import { listMailServers, type MailServerRow } from "@/lib/db/mail-servers";

/** The lane of all mails of the organisation: any of them may take any server. */
export function mailLane(organisationId: string): string {
  return laneOf({ organisationId, kind: "email", channelId: null, userId: null });
}

/**
 * Lets mails go out as the servers are set now: at once, at the rate that all of them take together, and over `changed` as
 * if it had never failed.
 */
export async function openMail(tx: Tx, organisationId: string, changed: string | null): Promise<void> {
  const lane = mailLane(organisationId);
  const perMinute = rateOf(await listMailServers(tx, organisationId));
  await setLaneLimit(tx, { organisationId, lane, perMinute });
  if (changed !== null) await resetHealth(tx, organisationId, mailServerName(organisationId, changed));
  await resetHealth(tx, organisationId, lane);
}

/** Null: a server without a limit takes what the others cannot. */
export function rateOf(servers: readonly Pick<MailServerRow, "isActive" | "ratePerMinute">[]): number | null {
  const rates = servers.flatMap(({ isActive, ratePerMinute }) => (isActive ? [ratePerMinute] : []));
  if (rates.length === 0 || rates.includes(null)) return null;
  return rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}
