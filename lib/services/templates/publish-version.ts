import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/database";
import { listTemplateSources } from "@/lib/db/template-parts";
import { insertVersion } from "@/lib/db/template-versions";
import { refuseProblems, type Draft } from "./check-draft";
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
  await checkDraft(tx, actor, draft, input);
  await insertVersion(tx, { ...version, templateId: draft.id, content: draft.content, createdById: actor.userId });
}

/** The check alone: what a template is for may change without its content. */
export async function checkDraft(tx: Tx, actor: Actor, draft: Draft, input: ContentInput): Promise<void> {
  refuseProblems(draft, await listTemplateSources(tx, [actor.organisationId]), input);
}
