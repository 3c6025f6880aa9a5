import type { AttachmentSpec } from "@/lib/core/message";
import { query, type Tx } from "@/lib/db/database";
import { TemplateDefaults } from "@/lib/schemas/template";

/** What messages of these template versions attach, as the templates say now. Versions that attach nothing are missing. */
export async function listTemplateAttachments(
  tx: Tx,
  versionIds: readonly string[],
): Promise<Map<string, AttachmentSpec[]>> {
  if (versionIds.length === 0) return new Map();
  const rows = await query<{ versionId: string; defaults: unknown }>(
    `
SELECT v.id AS "versionId", t.default_config AS defaults
FROM template_versions v
JOIN templates t ON t.id = v.template_id
WHERE v.id = ANY ($1::uuid[]) AND t.default_config ? 'attachments'`,
    [[...new Set(versionIds)]],
    tx,
  );
  return new Map(rows.map(({ versionId, defaults }) => [versionId, attachmentsOf(defaults)]));
}

function attachmentsOf(defaults: unknown): AttachmentSpec[] {
  return TemplateDefaults.safeParse(defaults).data?.attachments ?? [];
}
