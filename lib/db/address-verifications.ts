import type { PreferenceChannel } from "@/lib/core/channel-kind";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

export type VerificationRow = Prisma.AddressVerificationGetPayload<object>;

/** Whose, and of which kind. Trusts that the preferences are the organisation's. */
export interface VerificationPlace {
  organisationId: string;
  preferenceId: string;
  kind: PreferenceChannel;
}

/** The kinds whose address the person has shown to be theirs. */
export async function listVerifiedKinds(
  db: Db,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<string[]> {
  const rows = await db.addressVerification.findMany({
    where: { organisationId, preferenceId: id, verifiedAt: { not: null } },
    select: { kind: true },
  });
  return rows.map(({ kind }) => kind);
}

/** The code that was sent, or the proof; null: neither. */
export function findVerification(
  db: Db,
  { preferenceId, kind }: VerificationPlace,
): Promise<VerificationRow | null> {
  return db.addressVerification.findUnique({ where: { preferenceId_kind: { preferenceId, kind } } });
}

/** In place of whatever was known about the address of that kind. */
export async function putVerification(
  tx: Tx,
  place: VerificationPlace,
  row: Pick<VerificationRow, "id" | "addressHash" | "codeHash" | "sentAt" | "verifiedAt">,
): Promise<void> {
  await dropVerification(tx, place);
  await tx.addressVerification.create({ data: { ...place, ...row } });
}

/** There is another address, or none: what was known about the old one is nothing. */
export async function dropVerification(tx: Tx, { preferenceId, kind }: VerificationPlace): Promise<void> {
  await tx.addressVerification.deleteMany({ where: { preferenceId, kind } });
}

/** Takes a code back that did not reach its address; not one that was sent, or confirmed, since. */
export async function dropCode(db: Db, id: string): Promise<void> {
  await db.addressVerification.deleteMany({ where: { id, verifiedAt: null } });
}

export async function countWrongCode(tx: Tx, id: string): Promise<void> {
  await tx.addressVerification.update({ where: { id }, data: { failedTries: { increment: 1 } } });
}

export async function markVerified(tx: Tx, id: string, verifiedAt: Date): Promise<void> {
  await tx.addressVerification.update({ where: { id }, data: { verifiedAt, codeHash: null } });
}
