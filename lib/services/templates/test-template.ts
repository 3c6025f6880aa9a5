import type { Actor } from "@/lib/core/actor";
import { contentOfVersion } from "@/lib/db/template-versions";
import { enqueueTest, type SentTest, type TestTarget } from "./enqueue-test";
import { requireTemplate } from "./get-template";
import { sourceOf } from "./template-content";

/** Sends a template as it is published to the person who asks. Throws NotFoundError, and as sendTemplateTest does. */
export function testTemplate({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: TestTarget;
}): Promise<SentTest[]> {
  return enqueueTest({
    actor,
    target: input,
    findSource: async (tx) => {
      const { newest } = await requireTemplate(tx, actor.organisationId, id);
      return sourceOf(contentOfVersion(newest));
    },
    pointerStart: "",
  });
}
