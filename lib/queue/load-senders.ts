import type { RetryPolicy } from "@/lib/core/retry";
import { retryPolicyOf } from "@/lib/core/settings-values";
import { brandOf, type BrandFacts } from "@/lib/db/branding";
import { query, type Db } from "@/lib/db/database";
import {
  settingsColumns,
  settingsInForceOf,
  settingsJoin,
  type SettingsColumns,
} from "@/lib/db/settings-in-force";
import { brandLook } from "@/lib/templates/brand";
import type { BrandLook } from "@/lib/templates/context-shape";

/** What an organisation gives to all its messages, as it is now. */
export interface Sender {
  policy: RetryPolicy;
  brand: BrandLook;
  /** Of the logo that is in use: its address ends with it. */
  logoHash: string | null;
  /** The name of the template that its mails are put into; null: the built-in layout. */
  layout: string | null;
}

type Row = BrandFacts & SettingsColumns & { id: string; name: string; layout: string | null };

/** The organisations behind a batch, in one statement. One that is gone is missing. */
export async function loadSenders(
  organisationIds: readonly string[],
  appUrl: string,
  db?: Db,
): Promise<Map<string, Sender>> {
  const rows = await query<Row>(
    `
SELECT o.id, o.name, ${settingsColumns}, b.color, b.footer, b.logo_hash AS "logoHash",
  b.logo_content_type AS "logoContentType", t.name AS layout
FROM organisations o
${settingsJoin}
LEFT JOIN branding b ON b.organisation_id = o.id
LEFT JOIN templates t ON t.id = b.layout_template_id
WHERE o.id = ANY ($1::uuid[])`,
    [[...new Set(organisationIds)]],
    db,
  );
  return new Map(rows.map((row) => [row.id, senderOf(row, appUrl)]));
}

function senderOf(row: Row, appUrl: string): Sender {
  return {
    policy: retryPolicyOf(settingsInForceOf(row.id, row).document),
    brand: brandLook(brandOf(row, row, appUrl), row.name),
    logoHash: row.logoHash,
    layout: row.layout,
  };
}
