import { query } from "@/lib/db/database";
import type { MessageSource } from "@/lib/templates/message-types";

/** A published version of a template. */
export interface PublishedTemplate {
  versionId: string;
  name: string;
  source: MessageSource;
}

/** The versions that a batch's messages are made from, in one statement; in none when there are none. */
export async function loadTemplates(versionIds: readonly string[]): Promise<Map<string, PublishedTemplate>> {
  if (versionIds.length === 0) return new Map();
  const rows = await query<PublishedTemplate>(
    `
SELECT v.id AS "versionId", t.name, jsonb_build_object(
    'subject', v.subject_template, 'html', v.body_template, 'text', v.text_template, 'slack', v.slack_template,
    'teams', v.teams_template, 'webhook', v.webhook_template, 'sms', v.sms_template, 'layout', v.layout
  ) AS source
FROM template_versions v
JOIN templates t ON t.id = v.template_id
WHERE v.id = ANY ($1::uuid[])`,
    [[...new Set(versionIds)]],
  );
  return new Map(rows.map((row) => [row.versionId, row]));
}
