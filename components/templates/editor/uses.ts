import { countOf } from "@/components/runs/count-words";
import { eventCatalogue } from "@/lib/core/event";
import type { TemplateUse } from "@/lib/schemas/template";

/** Such as “Used for 2 events, 1 step”. */
export function usageSentence(use: TemplateUse): string {
  const parts = usageParts(use);
  return parts.length === 0 ? "Not used yet" : `Used for ${parts.join(", ")}`;
}

function usageParts({ event_types, compared_by, steps, templates, is_layout }: TemplateUse): string[] {
  const [only] = event_types;
  return [
    ...(event_types.length === 1 && only
      ? [eventCatalogue[only].label.toLowerCase()]
      : count(event_types.length, "event")),
    ...count(compared_by.length, "comparison"),
    ...count(steps.length, "step"),
    ...count(templates.length, "template"),
    ...(is_layout ? ["all mails"] : []),
  ];
}

function count(number: number, noun: string): string[] {
  return number === 0 ? [] : [countOf(number, noun)];
}

/** Whether deleting leaves no step, template or mail without what it names: event types fall back by themselves. */
export function canForceDelete({ steps, templates, is_layout }: TemplateUse): boolean {
  return steps.length === 0 && templates.length === 0 && !is_layout;
}
