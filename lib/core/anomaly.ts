import { durationInWords } from "./duration";
import type { StepStatus } from "./run";

/** What of a run that completed is compared with the runs of its job before it. */
export const anomalyKinds = ["duration", "steps", "output"] as const;
export type AnomalyKind = (typeof anomalyKinds)[number];

/** What is compared of a run. */
export interface RunTraits {
  executionTimeMs: number | null;
  steps: readonly { name: string; status: StepStatus }[];
  /** Of what its steps said, together. */
  outputBytes: number;
  /** Its first step was reported after its end: then a run without steps is one whose steps are still to come. */
  stepsCameLate: boolean;
}

interface Finding {
  /** With the figures, for a message. */
  sentence: string;
  /** Of how many runs. */
  runs: number;
}

/** Lowest and highest are of the usual range, in which 90 of a hundred runs are. */
interface Range {
  value: number;
  lowest: number;
  median: number;
  highest: number;
}

/** In what a run was unlike those before it: durations in ms, output in bytes. */
export type Anomaly = Finding &
  (
    | ({ kind: "duration"; direction: "longer" | "shorter" } & Range)
    | { kind: "steps"; missing: string[] }
    | ({ kind: "output"; direction: "more" | "less" } & Range)
  );

/** Fewer runs do not show what is usual. */
export const FEWEST_RUNS = 10;
/** So many of the last runs are looked at. */
export const MOST_RUNS = 50;

/** What matters to nobody, however often it is the usual. */
const DURATION_FLOOR_MS = 5000;
const OUTPUT_FLOOR_BYTES = 1000;

/** So many robust standard deviations are beyond chance. */
const FAR = 4;
/** From the median absolute deviation to a standard deviation, of a normal distribution. */
const DEVIATIONS_PER_MAD = 1.4826;
const USUAL_SHARE = 0.9;
/** Outside the usual range on each side. */
const EDGE_SHARE = 0.05;

/**
 * Compares a run that completed with the completed runs before it, in any order. Nothing is found with fewer than ten of
 * them, nor where they were all alike and this one is, too. Trusts that `history` does not hold the run itself.
 */
export function findAnomalies(
  run: RunTraits,
  history: readonly RunTraits[],
  kinds: readonly AnomalyKind[],
): Anomaly[] {
  const finders = { duration: findDuration, steps: findMissingSteps, output: findOutput };
  return anomalyKinds.flatMap((kind) => (kinds.includes(kind) ? (finders[kind](run, history) ?? []) : []));
}

function findDuration({ executionTimeMs }: RunTraits, history: readonly RunTraits[]): Anomaly | null {
  const usual = history.flatMap((run) => run.executionTimeMs ?? []);
  if (executionTimeMs === null || usual.length < FEWEST_RUNS) return null;
  const range = rangeOf(executionTimeMs, usual);
  const direction = directionOf(range, usual, { factor: 2, floor: DURATION_FLOOR_MS });
  if (!direction) return null;
  return {
    kind: "duration",
    direction: direction === "above" ? "longer" : "shorter",
    ...range,
    runs: usual.length,
    sentence: `It took ${durationInWords(executionTimeMs)}; ${usualInWords(range, durationInWords)} (the last ${usual.length} runs).`,
  };
}

/** A step counts as usual where nearly all runs completed it. One that runs or failed is not missing. */
function findMissingSteps(run: RunTraits, history: readonly RunTraits[]): Anomaly | null {
  if (history.length < FEWEST_RUNS || areStepsToCome(run, history)) return null;
  const times = new Map<string, number>();
  for (const { steps } of history)
    for (const { name, status } of steps)
      if (status === "completed") times.set(name, (times.get(name) ?? 0) + 1);
  const statusOf = new Map(run.steps.map(({ name, status }) => [name, status]));
  const missing = [...times]
    .filter(([, count]) => count >= USUAL_SHARE * history.length)
    .filter(([name]) => ["pending", "skipped", undefined].includes(statusOf.get(name)));
  if (missing.length === 0) return null;
  const fewest = Math.min(...missing.map(([, count]) => count));
  const names = missing.map(([name]) => name);
  return {
    kind: "steps",
    missing: names,
    runs: history.length,
    sentence: `${absenceInWords(names)} ${fewest} of the last ${history.length} runs.`,
  };
}

function findOutput(run: RunTraits, history: readonly RunTraits[]): Anomaly | null {
  if (history.length < FEWEST_RUNS || areStepsToCome(run, history)) return null;
  const usual = history.map(({ outputBytes }) => outputBytes);
  const range = rangeOf(run.outputBytes, usual);
  const isSilent = run.outputBytes === 0 && Math.min(...usual) > 0;
  const direction = isSilent ? "below" : directionOf(range, usual, { factor: 10, floor: OUTPUT_FLOOR_BYTES });
  if (!direction) return null;
  const size = isSilent ? "nothing" : sizeInWords(run.outputBytes);
  return {
    kind: "output",
    direction: direction === "above" ? "more" : "less",
    ...range,
    runs: usual.length,
    sentence: `It wrote ${size}; ${usualInWords(range, sizeInWords)} (the last ${usual.length} runs).`,
  };
}

/** Of a reporter that tells the steps after the end. */
function areStepsToCome(run: RunTraits, history: readonly RunTraits[]): boolean {
  if (run.steps.length > 0) return false;
  return history.filter(({ stepsCameLate }) => stepsCameLate).length * 2 >= history.length;
}

function rangeOf(value: number, usual: readonly number[]): Range {
  const sorted = usual.toSorted((a, b) => a - b);
  const edge = Math.floor(sorted.length * EDGE_SHARE);
  return {
    value,
    lowest: sorted[edge] ?? 0,
    median: medianOf(sorted),
    highest: sorted[sorted.length - 1 - edge] ?? 0,
  };
}

/**
 * Where a value is that is far out: beyond the usual range, beyond chance, and by enough to matter. Deviations are those
 * of logarithms, as durations and sizes vary by shares: twice as long is as unusual as half as long.
 */
function directionOf(
  { value, lowest, median, highest }: Range,
  usual: readonly number[],
  { factor, floor }: { factor: number; floor: number },
): "above" | "below" | null {
  if (value >= lowest && value <= highest) return null;
  if (Math.abs(value - median) < floor) return null;
  const logarithms = usual.map(logarithm);
  const middle = medianOf(logarithms.toSorted((a, b) => a - b));
  const spreads = logarithms.map((one) => Math.abs(one - middle)).toSorted((a, b) => a - b);
  const distance = logarithm(value) - middle;
  if (Math.abs(distance) <= FAR * DEVIATIONS_PER_MAD * medianOf(spreads)) return null;
  if (value > highest && value >= median * factor) return "above";
  return value < lowest && value * factor <= median ? "below" : null;
}

/** 0 has none. */
function logarithm(value: number): number {
  return Math.log(Math.max(value, 1));
}

function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function usualInWords({ lowest, highest }: Range, words: (value: number) => string): string {
  const [from, to] = [words(lowest), words(highest)];
  return from === to ? `${from} is usual` : `${from} to ${to} are usual`;
}

function absenceInWords(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return names.length === 1
    ? `The step ${shown.join("")} was not done; it was in`
    : `The steps ${shown.join(", ")}${more} were not done; each was in at least`;
}

/** 340 bytes · 3.4 kB · 2 MB */
function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [size, unit] = bytes < 999_950 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${size.toFixed(1).replace(/\.0$/, "")} ${unit}`;
}
