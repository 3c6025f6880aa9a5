import { isDeepStrictEqual } from "node:util";
import type { CompleteDefinition, CompleteStep, DefinitionField } from "./job-definition";

/**
 * What was changed of a job, for the audit trail. Of a step's configuration only the names of the fields: headers and
 * texts can be long, and can hold what not everybody should read.
 */
export function auditableChange(
  before: CompleteDefinition,
  after: CompleteDefinition,
  changed: readonly DefinitionField[],
): { before: object; after: object } {
  const pick = (definition: CompleteDefinition, steps: object[]) => ({
    key: definition.key,
    ...Object.fromEntries(changed.map((field) => [field, field === "steps" ? steps : definition[field]])),
  });
  return {
    before: pick(before, before.steps.map(auditableStep)),
    after: pick(
      after,
      after.steps.map((step) => {
        const known = before.steps.find(({ name, type }) => name === step.name && type === step.type);
        const fields = known ? changedConfig(known, step) : [];
        return { ...auditableStep(step), ...(fields.length > 0 && { changed: fields }) };
      }),
    ),
  };
}

function auditableStep({ name, type, enabled, on_error, timeout_seconds }: CompleteStep): object {
  return { name, type, enabled, on_error, timeout_seconds };
}

function changedConfig({ config: before }: CompleteStep, { config: after }: CompleteStep): string[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => !isDeepStrictEqual(old[field], now[field]),
  );
}
