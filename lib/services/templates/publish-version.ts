import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/database";
import { insertVersion } from "@/lib/db/template-versions";
import { checkDraft, type Draft } from "./check-draft";
import type { ContentInput } from "./template-content";

/**
 * Checks content and makes it the newest version of a template. Throws UnprocessableError when it cannot be used; the
 * caller holds lockTemplates.
 */
export async function publishVersion(
  tx: Tx,
  actor: Actor,
  draft: Draft & { id: string },
  version: { version: number; note: string | null; restoredFrom?: number },
  input: ContentInput = {},
): Promise<void> {
  await checkDraft(tx, actor.organisationId, draft, input);
  await insertVersion(tx, {
    ...version,
    templateId: draft.id,
    content: draft.content,
    createdById: actor.userId,
  });
}
