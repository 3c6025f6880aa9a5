import { UnprocessableError } from "@/lib/core/errors";
import { isPart, type TemplateType } from "@/lib/core/template";
import type { Tx } from "@/lib/db/database";
import { asPart, listTemplateSources, partsOf, type TemplateSources } from "@/lib/db/template-parts";
import type { TemplateContent } from "@/lib/db/template-versions";
import { checkMessage } from "@/lib/templates/message";
import { describeProblem } from "./describe-problem";
import { joinWords, quoted } from "./describe-uses";
import { usersOf } from "./references";
import { pointerOf, sourceOf, type ContentInput } from "./template-content";

/** A template as it would be stored. */
export interface Draft {
  /** Null: it is new. */
  id: string | null;
  name: string;
  type: TemplateType;
  content: TemplateContent;
}

/**
 * Tells an author before anything is stored what is wrong with a draft: throws UnprocessableError with a pointer, line and
 * column for every problem of every body, and for a part with the templates that would break with it. The caller holds
 * lockTemplates.
 */
export async function checkDraft(
  tx: Tx,
  organisationId: string,
  draft: Draft,
  input: ContentInput,
): Promise<void> {
  const stored = await listTemplateSources(tx, [organisationId]);
  const others = stored.filter(({ id }) => id !== draft.id);
  const parts = isPart(draft.type) ? [...partsOf(others), asPart(draft)] : partsOf(others);
  const problems = checkMessage(sourceOf(draft.content), parts, { type: draft.type });
  if (problems.length > 0)
    throw new UnprocessableError(
      `The template is not saved: ${describeCount(problems.length)}.`,
      problems.map((problem) => ({
        pointer: pointerOf(problem.field, draft.type, input),
        detail: describeProblem(problem),
      })),
    );
  if (isPart(draft.type)) refuseBreaking(draft, others, { before: partsOf(stored), after: parts }, input);
}

/** What was broken before does not hold up a change. */
function refuseBreaking(
  draft: Draft,
  others: readonly TemplateSources[],
  parts: Record<"before" | "after", ReturnType<typeof partsOf>>,
  input: ContentInput,
): void {
  const broken = usersOf(draft.name, others).flatMap((user) => {
    const source = sourceOf(user.content);
    const options = { type: user.notificationType };
    const [problem] = checkMessage(source, parts.after, options);
    return problem && checkMessage(source, parts.before, options).length === 0 ? [{ user, problem }] : [];
  });
  if (broken.length === 0) return;
  throw new UnprocessableError(
    `The part is not saved: ${joinWords(broken.map(({ user }) => quoted(user.name)))} would break with it.`,
    broken.map(({ user, problem }) => ({
      pointer: pointerOf(problem.field, draft.type, input),
      detail: `${quoted(user.name)}, ${describeProblem(problem)}`,
    })),
  );
}

function describeCount(count: number): string {
  return count === 1 ? "there is a problem in it" : `there are ${count} problems in it`;
}
