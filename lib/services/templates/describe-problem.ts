import type { SourceProblem } from "@/lib/templates/message-types";
import { quoted } from "./describe-uses";

/** “line 2, column 7 of “signature”: …”, of the source itself without the name. */
export function describeProblem({
  line,
  column,
  template,
  message,
}: Pick<SourceProblem, "line" | "column" | "template" | "message">): string {
  const part = template ? ` of ${quoted(template)}` : "";
  return `line ${line}, column ${column}${part}: ${message}`;
}
