import { query } from "./database";
import { newId } from "./new-id";

/** How long an answer is kept. */
export const IDEMPOTENCY_HOURS = 24;
/** A request without an answer for so long died with its process. */
const ABANDONED_MINUTES = 2;

/** Whose request it is, by which name of theirs, and what it asks for. */
export interface KeyedRequest {
  organisationId: string;
  /** key:<id> or user:<id> */
  caller: string;
  key: string;
  /** Of everything that was asked for: another one is another request. */
  fingerprint: string;
}

export type Reservation =
  /** It is this one's to answer: settle or release it by `id`. */
  | { kind: "reserved"; id: string }
  | { kind: "under_way" }
  | { kind: "another_request" }
  | { kind: "answered"; status: number; body: string };

interface StoredKey {
  fingerprint: string;
  status: number | null;
  body: string | null;
}

/** Reserves the key for one request, by the database's clock; of many at once exactly one gets it. */
export async function reserveKey(request: KeyedRequest): Promise<Reservation> {
  const { organisationId, caller, key, fingerprint } = request;
  for (;;) {
    const [reserved] = await query<{ id: string }>(
      `
INSERT INTO idempotency_keys AS known (id, organisation_id, caller, key, fingerprint, created_at)
VALUES ($1::uuid, $2::uuid, $3, $4, $5, now())
ON CONFLICT (organisation_id, caller, key) DO UPDATE SET
  id = excluded.id, fingerprint = excluded.fingerprint, status = NULL, body = NULL, created_at = now()
WHERE known.created_at < now() - interval '${IDEMPOTENCY_HOURS} hours'
  OR (known.status IS NULL AND known.created_at < now() - interval '${ABANDONED_MINUTES} minutes')
RETURNING id`,
      [newId(), organisationId, caller, key, fingerprint],
    );
    if (reserved) return { kind: "reserved", id: reserved.id };

    const [stored] = await query<StoredKey>(
      `
SELECT fingerprint, status, body FROM idempotency_keys
WHERE organisation_id = $1::uuid AND caller = $2 AND key = $3`,
      [organisationId, caller, key],
    );
    // Gone between the two statements: it was released, and is free.
    if (stored) return reservationOf(stored, fingerprint);
  }
}

function reservationOf({ fingerprint, status, body }: StoredKey, wanted: string): Reservation {
  if (fingerprint !== wanted) return { kind: "another_request" };
  return status === null ? { kind: "under_way" } : { kind: "answered", status, body: body ?? "" };
}

/** Keeps the answer. Does nothing when somebody else has reserved the key meanwhile. */
export async function settleKey(id: string, answer: { status: number; body: string }): Promise<void> {
  await query(
    `UPDATE idempotency_keys SET status = $2::int, body = $3 WHERE id = $1::uuid AND status IS NULL RETURNING id`,
    [id, answer.status, answer.body],
  );
}

/** Frees a key whose request came to nothing. */
export async function releaseKey(id: string): Promise<void> {
  await query(`DELETE FROM idempotency_keys WHERE id = $1::uuid AND status IS NULL RETURNING id`, [id]);
}
