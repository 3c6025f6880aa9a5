import type { Actor } from "@/lib/core/actor";
import { findBranding } from "@/lib/db/branding";
import { withTransaction } from "@/lib/db/database";
import { listTemplateSources } from "@/lib/db/template-parts";
import type { JsonObject } from "@/lib/schemas/field";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { previewContext } from "./preview-context";
import { viewPart } from "./template-view";

/** All that the browser renders with beside the sources that are being edited. */
export async function getTemplateSurroundings({
  actor,
  runId,
}: {
  actor: Actor;
  runId: string | null;
}): Promise<TemplateSurroundings> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    const context = await previewContext(tx, actor, runId);
    const parts = await listTemplateSources(tx, [organisationId], ["partial", "layout"]);
    const { layoutName } = await findBranding(tx, organisationId);
    return {
      context: context as unknown as JsonObject,
      parts: parts.map(viewPart),
      layout: layoutName,
    };
  });
}
