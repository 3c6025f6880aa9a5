import type { MessageTemplate } from "@/lib/core/message";
import { database, type Db } from "@/lib/db/database";
import { listTemplateParts } from "@/lib/db/template-parts";
import type { MessageSource, TemplatePart } from "@/lib/templates/message-types";

interface Rendering {
  organisationId: string;
  template: { source: MessageSource } | null;
  inlineTemplate: MessageTemplate | null;
  sender: { layout: string | null };
}

/** May find a tag where there is none, in text that looks like one. */
const referring = /\{%[-+]?\s*(?:include|extends|import|from)\b/;

/**
 * The parts of the organisations whose messages use them, in one statement; in none when no source refers to anything and
 * none is put into a layout of the organisation's own.
 */
export async function loadParts(
  messages: readonly Rendering[],
  db: Db = database().prisma,
): Promise<Map<string, TemplatePart[]>> {
  const wanted = messages.filter(mayUseParts).map(({ organisationId }) => organisationId);
  return wanted.length === 0 ? new Map() : listTemplateParts(db, [...new Set(wanted)]);
}

function mayUseParts({ template, inlineTemplate, sender }: Rendering): boolean {
  const source: MessageSource | null = template?.source ?? inlineTemplate;
  if (!source) return false;
  if (source.layout === "organisation" && sender.layout !== null) return true;
  return Object.values(source).some((body) => typeof body === "string" && referring.test(body));
}
