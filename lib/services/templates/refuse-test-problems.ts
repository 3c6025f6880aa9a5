import type { MessageKind } from "@/lib/core/channel-kind";
import { UnprocessableError } from "@/lib/core/errors";
import { prepareData } from "@/lib/templates/data";
import { checkMessage, MessageError, renderMessage } from "@/lib/templates/message";
import type { MessageSource, SourceField, SourceProblem, TemplatePart } from "@/lib/templates/message-types";
import { describeProblem } from "./describe-problem";

interface Rendering {
  kinds: readonly MessageKind[];
  context: unknown;
  parts: readonly TemplatePart[];
  layout: string | null;
  pointerStart: string;
}

const fieldsOf: Record<MessageKind, readonly SourceField[]> = {
  email: ["subject", "html", "text", "layout"],
  slack: ["subject", "slack"],
  teams: ["subject", "teams"],
  webhook: ["subject", "webhook"],
  sms: ["subject", "sms"],
};

/** Throws UnprocessableError for what is wrong with the sources that the kinds need, also with this very context. */
export function refuseTestProblems(source: MessageSource, { pointerStart, ...rendering }: Rendering): void {
  const fields = new Set(rendering.kinds.flatMap((kind) => fieldsOf[kind]));
  const checked = checkMessage(source, rendering.parts).filter(({ field }) => fields.has(field));
  const problems = checked.length > 0 ? checked : findWhileRendering(source, rendering);
  if (problems.length === 0) return;
  throw new UnprocessableError(
    "The test is not sent: the template cannot be used.",
    problems.map((problem) => ({
      pointer: `${pointerStart}/${problem.field === "layout" ? "layout" : `${problem.field}_template`}`,
      detail: describeProblem(problem),
    })),
  );
}

/** The first problem of each source: every kind renders the subject. */
function findWhileRendering(
  source: MessageSource,
  { kinds, context, parts, layout }: Omit<Rendering, "pointerStart">,
): SourceProblem[] {
  const data = prepareData(context);
  const found = new Map<SourceField, SourceProblem>();
  for (const kind of kinds)
    try {
      renderMessage(kind, source, data, { parts, layout });
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      if (!found.has(error.field)) found.set(error.field, error);
    }
  return [...found.values()];
}
