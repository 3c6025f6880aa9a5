import type { MessageKind } from "@/lib/core/channel-kind";
import type { TemplateType } from "@/lib/core/template";

/** How the address names what a new template begins with; the id of a template stands for a copy of it. */
export function builtInStart(kind: MessageKind): string {
  return `built-in-${kind}`;
}

export function blankStart(type: TemplateType): string {
  return `blank-${type}`;
}
