import { scopes as allScopes, type Scope } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

/** A stored key; the key itself is not stored. */
export interface ApiKeyRow {
  id: string;
  organisationId: string;
  userId: string | null;
  user: { id: string; name: string } | null;
  name: string;
  keyHash: string;
  prefix: string;
  last4: string;
  scopes: Scope[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
}

/** Instead of a key's public beginning: the key came from RUNBELL_API_KEY. */
export const BOOT_KEY_PREFIX = "env";

const include = { user: { select: { id: true, name: true } } } as const;
type StoredKey = Prisma.ApiKeyGetPayload<{ include: typeof include }>;

/** Also finds expired and revoked keys. */
export async function findApiKeyByHash(db: Db, keyHash: string): Promise<ApiKeyRow | null> {
  const row = await db.apiKey.findUnique({ where: { keyHash }, include });
  return row && apiKeyRow(row);
}

/** The organisation's keys that were not revoked, newest first. */
export async function listApiKeys(db: Db, organisationId: string): Promise<ApiKeyRow[]> {
  const rows = await db.apiKey.findMany({
    where: { organisationId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include,
  });
  return rows.map(apiKeyRow);
}

export interface NewApiKey {
  organisationId: string;
  userId: string | null;
  name: string;
  keyHash: string;
  prefix: string;
  last4: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
}

export async function insertApiKey(tx: Tx, { scopes, ...key }: NewApiKey): Promise<ApiKeyRow> {
  return apiKeyRow(await tx.apiKey.create({ data: { ...key, scopes: [...scopes] }, include }));
}

/** The key as it was, now revoked; null when the organisation has no such key that is not revoked. */
export async function revokeApiKey(tx: Tx, organisationId: string, id: string): Promise<ApiKeyRow | null> {
  const { count } = await tx.apiKey.updateMany({
    where: { id, organisationId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) return null;
  return apiKeyRow(await tx.apiKey.findUniqueOrThrow({ where: { id }, include }));
}

/** Notes the use, at most once a minute whatever the number of requests and processes. */
export async function touchApiKey(db: Db, id: string): Promise<void> {
  await query(
    `
UPDATE api_keys SET last_used_at = now()
WHERE id = $1::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
RETURNING id`,
    [id],
    db,
  );
}

/** Makes the key the one of RUNBELL_API_KEY, with all scopes and nobody's name on it. True when something changed. */
export async function putBootApiKey(
  tx: Tx,
  key: { organisationId: string; keyHash: string; last4: string },
): Promise<boolean> {
  const wanted = {
    userId: null,
    name: "RUNBELL_API_KEY",
    prefix: BOOT_KEY_PREFIX,
    scopes: [...allScopes],
    expiresAt: null,
    revokedAt: null,
  };
  const { count } = await tx.apiKey.createMany({ data: [{ ...key, ...wanted }], skipDuplicates: true });
  if (count === 1) return true;
  const updated = await tx.apiKey.updateMany({
    where: {
      keyHash: key.keyHash,
      NOT: {
        organisationId: key.organisationId,
        userId: null,
        prefix: BOOT_KEY_PREFIX,
        revokedAt: null,
        scopes: { equals: wanted.scopes },
      },
    },
    data: { ...wanted, organisationId: key.organisationId },
  });
  return updated.count === 1;
}

/** Revokes every key of RUNBELL_API_KEY but the one with this hash; answers with their number. */
export async function revokeOtherBootApiKeys(tx: Tx, keyHash: string | null): Promise<number> {
  const { count } = await tx.apiKey.updateMany({
    where: {
      prefix: BOOT_KEY_PREFIX,
      revokedAt: null,
      ...(keyHash !== null && { NOT: { keyHash } }),
    },
    data: { revokedAt: new Date() },
  });
  return count;
}

function apiKeyRow({ scopes, ...row }: StoredKey): ApiKeyRow {
  // A scope that a later version takes away gives nothing any more.
  return { ...row, scopes: allScopes.filter((scope) => scopes.includes(scope)) };
}
