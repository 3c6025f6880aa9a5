import type { FinalRunStatus, StepStatus } from "@/lib/core/run";
import { newId } from "@/lib/db/new-id";
import type { DemoFailure, DemoJob } from "./demo-jobs";

export interface DemoStep {
  id: string;
  position: number;
  name: string;
  type: string;
  status: StepStatus;
  output: string | null;
  errorMessage: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  executionTimeMs: number | null;
}

export interface DemoRun {
  id: string;
  status: FinalRunStatus;
  errorMessage: string | null;
  startedAt: Date;
  completedAt: Date;
  executionTimeMs: number;
  totalSteps: number;
  completedSteps: number;
  failedSteps: number;
  steps: DemoStep[];
  failedStep: DemoStep | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 30;
/** Every run of the history is over. */
const MARGIN_MS = 30 * 60 * 1000;

/** The job's runs of the last 30 days, oldest first. */
export function makeRuns(job: DemoJob, now: Date, random: () => number): DemoRun[] {
  const starts = startsOf(job, now);
  return starts.map((startedAt, index) => {
    const failure = job.failures.find(({ runsAgo }) => runsAgo === starts.length - 1 - index);
    return makeRun(job, startedAt, failure, random);
  });
}

function startsOf({ startsAt }: DemoJob, now: Date): Date[] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const days = Array.from({ length: DAYS + 1 }, (_, index) => today - (DAYS - index) * DAY_MS);
  return days
    .flatMap((day) =>
      startsAt.map((time) => {
        const [hours = 0, minutes = 0] = time.split(":").map(Number);
        return day + (hours * 60 + minutes) * 60_000;
      }),
    )
    .filter((start) => start > now.getTime() - DAYS * DAY_MS && start < now.getTime() - MARGIN_MS)
    .map((start) => new Date(start));
}

function makeRun(
  job: DemoJob,
  startedAt: Date,
  failure: DemoFailure | undefined,
  random: () => number,
): DemoRun {
  const steps: DemoStep[] = [];
  let at = startedAt.getTime() + Math.round(random() * 4000);
  let hasFailed = false;
  for (const [index, { name, type, usualMs, output }] of job.steps.entries()) {
    const base = { id: newId(), position: index + 1, name, type };
    if (hasFailed) {
      steps.push({ ...base, ...skipped });
      continue;
    }
    const isFailing = failure?.step === name;
    const executionTimeMs = Math.round(usualMs * (isFailing ? 0.4 : 0.75 + 0.6 * random() ** 2));
    const times = { startedAt: new Date(at), completedAt: new Date(at + executionTimeMs), executionTimeMs };
    at += executionTimeMs;
    hasFailed = isFailing;
    steps.push(
      isFailing
        ? { ...base, ...times, status: "failed", output: failure.output, errorMessage: failure.error }
        : { ...base, ...times, status: "completed", output, errorMessage: null },
    );
  }
  const failedStep = steps.find(({ status }) => status === "failed") ?? null;
  return {
    id: newId(),
    status: failedStep ? "failed" : "completed",
    errorMessage: failedStep?.errorMessage ?? null,
    startedAt,
    completedAt: new Date(at),
    executionTimeMs: at - startedAt.getTime(),
    totalSteps: steps.length,
    completedSteps: steps.filter(({ status }) => status === "completed").length,
    failedSteps: failedStep ? 1 : 0,
    steps,
    failedStep,
  };
}

const skipped = {
  status: "skipped",
  output: null,
  errorMessage: null,
  startedAt: null,
  completedAt: null,
  executionTimeMs: null,
} as const;
