import { eventCatalogue } from "@/lib/core/event";
import type { TemplateUse } from "@/lib/schemas/template";

/** “Used for Job failed and by the step “tell ops” of nightly-etl.” Null when nothing uses it. */
export function describeUses(use: TemplateUse): string | null {
  const { event_types, compared_by, steps, templates, is_layout } = use;
  const uses = [
    event_types.length > 0 && `for ${labelsOf(event_types)}`,
    compared_by.length > 0 && `as the second template for ${labelsOf(compared_by)}`,
    ...stepsByJob(steps).map(
      ([job, names]) => `by the ${plural("step", names)} ${joinWords(names.map(quoted))} of ${job}`,
    ),
    templates.length > 0 &&
      `by the ${plural("template", templates)} ${joinWords(templates.map(({ name }) => quoted(name)))}`,
    is_layout && "as the layout of all mails",
  ].filter((use) => use !== false);
  return uses.length === 0 ? null : `Used ${joinWords(uses)}.`;
}

function labelsOf(types: TemplateUse["event_types"]): string {
  return joinWords(types.map((type) => eventCatalogue[type].label));
}

function stepsByJob(steps: TemplateUse["steps"]): [job: string, steps: string[]][] {
  const byJob = new Map<string, { name: string; steps: string[] }>();
  for (const { job, step } of steps) {
    const known = byJob.get(job.id);
    if (known) known.steps.push(step);
    else byJob.set(job.id, { name: job.name, steps: [step] });
  }
  return [...byJob.values()].map(({ name, steps: names }) => [name, names]);
}

/** “a”, “a and b”, “a, b and c”. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

export function quoted(name: string): string {
  return `“${name}”`;
}

function plural(noun: string, items: readonly unknown[]): string {
  return items.length === 1 ? noun : `${noun}s`;
}
