import type { ImportJobsInput } from "@/lib/schemas/job-import";

/** What somebody gave to be imported: whole jobs, or steps that still need the name of a job. */
export type ImportReading =
  | { kind: "jobs"; jobs: unknown[] }
  | { kind: "steps"; steps: unknown[] }
  | { kind: "problem"; problem: string };

const maxJobs = 100 satisfies ImportJobsInput["jobs"]["length"];

/** A job, a list of jobs, {"jobs": […]}, a single step, or a list of steps. */
export function readImport(text: string): ImportReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return problemOf(`This is not valid JSON. ${error instanceof Error ? error.message : ""}`.trim());
  }
  const given = isRecord(value) && Array.isArray(value.jobs) ? value.jobs : [value].flat();
  if (given.length === 0) return problemOf("There is nothing in it.");
  if (!given.every(isRecord)) return problemOf("This is neither a job nor a step: each should begin with {.");
  const steps = given.filter(isStep);
  if (steps.length === given.length) return { kind: "steps", steps };
  if (steps.length > 0)
    return problemOf("There are jobs and single steps in it: import them one after the other.");
  if (given.length > maxJobs)
    return problemOf(`There are ${given.length} jobs in it; ${maxJobs} can be imported at once.`);
  return { kind: "jobs", jobs: given };
}

/** Several files as one text; what cannot be read stays as it is, so that it is told. */
export function joinFiles(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? "";
  const readings = texts.map(readImport);
  if (!readings.every((reading) => reading.kind === "jobs")) return texts.join("\n");
  return JSON.stringify({ jobs: readings.flatMap(({ jobs }) => jobs) }, null, 2);
}

function problemOf(problem: string): ImportReading {
  return { kind: "problem", problem };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStep(value: Record<string, unknown>): boolean {
  return typeof value.type === "string" && !("steps" in value);
}
