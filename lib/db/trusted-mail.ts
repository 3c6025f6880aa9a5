import { query, type Db } from "./database";

/**
 * Organisations over whose mail a person's links for a new password may go, by name: whoever runs a mail server can read
 * them. That is an organisation whose admins may make the person a link anyway (the person is no root and belongs to it
 * alone), one that nobody but root and the person administers, and one whose mail is that of the root settings.
 */
export async function listTrustedMail(db: Db, userId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `
SELECT o.id
FROM memberships m
JOIN organisations o ON o.id = m.organisation_id
JOIN users u ON u.id = m.user_id
WHERE m.user_id = $1::uuid
  AND (
    NOT u.is_root
    AND NOT EXISTS (SELECT FROM memberships x WHERE x.user_id = u.id AND x.organisation_id <> o.id)
    OR NOT EXISTS (
      SELECT FROM memberships a
      JOIN users admin ON admin.id = a.user_id
      WHERE a.organisation_id = o.id AND a.role = 'admin' AND a.user_id <> u.id
        AND NOT admin.is_root AND admin.disabled_at IS NULL
    )
    OR (
      o.settings -> 'email' IS NULL
      AND NOT EXISTS (SELECT FROM smtp_settings s WHERE s.organisation_id = o.id AND s.is_active)
    )
  )
ORDER BY o.name, o.id`,
    [userId],
    db,
  );
  return rows.map(({ id }) => id);
}
