import type { Decision } from "@/lib/core/decide/decide";
import { query, type Tx } from "@/lib/db/database";
import type { NotifyRequest } from "./decide-drafts";
import { storableJson } from "./storable-value";

/** What was told about runs, brought up to date with each event of a transaction in its turn. */
export class ToldContents {
  readonly #toldAt: Map<string, Date>;

  constructor(toldAt: ReadonlyMap<string, Date>) {
    this.#toldAt = new Map(toldAt);
  }

  /** When the same was told; null: it was not, or it is about no run. */
  recall(request: NotifyRequest): Date | null {
    return this.#toldAt.get(keyOf(request) ?? "") ?? null;
  }

  learn(request: NotifyRequest, decisions: readonly Decision[], now: Date): void {
    const key = keyOf(request);
    const isTold = decisions.some(({ candidate, verdict }) => candidate !== null && verdict !== "skip");
    if (key !== null && isTold) this.#toldAt.set(key, now);
  }
}

/** Reads from history what was told about the requests' runs, without the events that the requests are about. */
export async function loadToldContents(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  asOf: Date | null = null,
): Promise<ToldContents> {
  const asked = requests.flatMap((request) => {
    const key = keyOf(request);
    const { runId: run_id, eventType: type, content } = request;
    return key === null ? [] : [{ key, run_id, type, ...content }];
  });
  if (asked.length === 0) return new ToldContents(new Map());
  const rows = await query<{ key: string; toldAt: Date }>(
    `
SELECT given.key, max(n.created_at) AS "toldAt"
FROM jsonb_to_recordset($2::jsonb) AS given (key text, run_id uuid, type text, title text, message text)
JOIN events e ON e.run_id = given.run_id AND e.type = given.type AND e.title = given.title
  AND e.message IS NOT DISTINCT FROM given.message AND e.id <> ALL ($3::uuid[])
JOIN notifications n ON n.event_id = e.id AND n.purpose = 'trigger' AND n.state <> 'skipped'
WHERE e.organisation_id = $1::uuid AND ($4::timestamptz IS NULL OR n.created_at < $4::timestamptz)
GROUP BY given.key`,
    [
      organisationId,
      storableJson([...new Map(asked.map((one) => [one.key, one])).values()]),
      requests.flatMap(({ eventId }) => eventId ?? []),
      asOf,
    ],
    tx,
  );
  return new ToldContents(new Map(rows.map(({ key, toldAt }) => [key, toldAt])));
}

function keyOf({ runId, eventType, content }: NotifyRequest): string | null {
  return runId === null || content === null
    ? null
    : JSON.stringify([runId, eventType, content.title, content.message]);
}
