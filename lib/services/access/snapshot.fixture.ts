import { database } from "@/lib/db/database";

/** Rows of an organisation that name it only by what they belong to. */
const children: Record<string, string> = {
  job_steps: "job_id IN (SELECT id FROM jobs WHERE organisation_id = $1::uuid)",
  run_steps: "run_id IN (SELECT id FROM runs WHERE organisation_id = $1::uuid)",
  template_versions: "template_id IN (SELECT id FROM templates WHERE organisation_id = $1::uuid)",
  rotation_overrides: "rotation_id IN (SELECT id FROM rotations WHERE organisation_id = $1::uuid)",
  users: "id IN (SELECT user_id FROM memberships WHERE organisation_id = $1::uuid)",
  organisations: "id = $1::uuid",
};

/**
 * What an organisation's rows are, as one text a table: the same as before when nothing was changed. That a key or a
 * session was used is no change.
 */
export async function snapshotOf(organisationId: string): Promise<Record<string, string>> {
  const { prisma } = database();
  const owned = await prisma.$queryRawUnsafe<{ name: string }[]>(`
SELECT table_name AS name FROM information_schema.columns
WHERE table_schema = current_schema() AND column_name = 'organisation_id'`);
  const wheres = { ...children };
  for (const { name } of owned) wheres[name] = "organisation_id = $1::uuid";
  const parts = Object.entries(wheres).map(
    ([name, where]) => `
SELECT '${name}' AS name, md5(coalesce(string_agg(body, '|' ORDER BY body), '')) AS hash
FROM (SELECT (to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text AS body FROM ${name} t WHERE ${where}) rows`,
  );
  const rows = await prisma.$queryRawUnsafe<{ name: string; hash: string }[]>(
    parts.join("\nUNION ALL"),
    organisationId,
  );
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
