import type { MessageKind } from "@/lib/core/channel-kind";
import { UnprocessableError } from "@/lib/core/errors";
import { prepareData } from "@/lib/templates/data";
import { checkMessage, MessageError, renderMessage } from "@/lib/templates/message";
import type { MessageSource, SourceField, SourceProblem, TemplatePart } from "@/lib/templates/message-types";

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
  const problems = checked.length > 0 ? checked : renderEach(source, rendering);
  if (problems.length === 0) return;
  throw new UnprocessableError(
    "The test is not sent: the template cannot be used.",
    problems.map((problem) => ({
      pointer: `${pointerStart}/${problem.field === "layout" ? "layout" : `${problem.field}_template`}`,
      detail: describe(problem),
    })),
  );
}

function renderEach(
  source: MessageSource,
  { kinds, context, parts, layout }: Omit<Rendering, "pointerStart">,
): SourceProblem[] {
  const data = prepareData(context);
  return kinds.flatMap((kind) => {
    try {
      renderMessage(kind, source, data, { parts, layout });
      return [];
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      return [error];
    }
  });
}

function describe({ line, column, message }: SourceProblem): string {
  return `line ${line}, column ${column}: ${message}`;
}
