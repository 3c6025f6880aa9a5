import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { isFinalRunStatus, type RunStatus } from "@/lib/core/run";
import { readClock } from "@/lib/db/clock";
import { database } from "@/lib/db/database";
import { findOpenRun } from "@/lib/db/open-runs";
import { findRunStep } from "@/lib/db/run-steps";
import type { PingSignal, Received } from "@/lib/schemas/receiver";
import { openRun } from "@/lib/services/runs/open-run";
import { updateRun } from "@/lib/services/runs/update-run";
import { ignore } from "./ignore";
import { reportStep } from "./report-run";

/** So much is kept of what a program wrote: the end of it. */
const MAX_OUTPUT = 10_000;
/** A start that comes again within it is a repetition of the request. */
const REPETITION_MS = 60_000;
const OUTPUT_STEP = "output";

interface Ping {
  actor: Actor;
  key: string;
  /** The sender's id of the run: without one there is one run at a time. */
  rid?: string;
}

/**
 * Records what a program says by calling an address, as Healthchecks takes it (https://healthchecks.io/docs/http_api/):
 * a run started, wrote something, or ended. An end without a start is a run that began and ended at once.
 */
export async function receivePing({
  signal = "success",
  output = "",
  ...ping
}: Ping & { signal?: PingSignal; output?: string }): Promise<Received> {
  if (signal === "start") return start(ping, output);
  if (signal === "log") return log(ping, output);
  return end(ping, signal, output);
}

async function start(ping: Ping, output: string): Promise<Received> {
  const { actor, key, rid } = ping;
  const { prisma } = database();
  const open = rid === undefined ? await findOpenRun(prisma, actor.organisationId, key) : null;
  if (open) {
    const now = await readClock(prisma);
    if (now.getTime() - open.createdAt.getTime() < REPETITION_MS) return received(open.id, key, "running");
    const input = { status: "lost", error_message: "The next run started before it had ended." } as const;
    await updateRun({ actor, id: open.id, input });
  }
  const run = await openPinged(ping);
  await addOutput(actor, run, output, "running");
  return received(run.id, key, run.status);
}

async function log({ actor, key, rid }: Ping, output: string): Promise<Received> {
  const open =
    rid === undefined
      ? await findOpenRun(database().prisma, actor.organisationId, key)
      : await openPinged({ actor, key, rid });
  if (!open) return ignore("No run of the job is under way that could have written it.");
  await addOutput(actor, { id: open.id, status: "running" }, output, "running");
  return received(open.id, key, "running");
}

async function end(ping: Ping, signal: "success" | "fail" | number, output: string): Promise<Received> {
  const { actor, key, rid } = ping;
  const hasFailed = signal === "fail" || (typeof signal === "number" && signal !== 0);
  const open = rid === undefined ? await findOpenRun(database().prisma, actor.organisationId, key) : null;
  const run = open ? { id: open.id, status: "running" as const } : await openPinged(ping);
  const status = hasFailed ? "failed" : "completed";
  if (isFinalRunStatus(run.status)) {
    const note = run.status === status ? [] : [`The run has ended as “${run.status}” already.`];
    return { ...received(run.id, key, run.status), ignored: note };
  }
  await addOutput(actor, run, output, status);
  const errorMessage = hasFailed ? reasonOf(signal, output) : undefined;
  try {
    const ended = await updateRun({ actor, id: run.id, input: { status, error_message: errorMessage } });
    return received(run.id, key, ended.status);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const note = "Somebody else has ended the run otherwise in the meantime.";
    return { ...received(run.id, key, run.status), ignored: [note] };
  }
}

function openPinged({ actor, key, rid }: Ping) {
  return openRun({ actor, key, input: { external_id: rid, status: "running", parameters: {} } });
}

/** What was written before is kept, too, as far as there is room. */
async function addOutput(
  actor: Actor,
  run: { id: string; status: RunStatus },
  output: string,
  status: "running" | "completed" | "failed",
): Promise<void> {
  if (isFinalRunStatus(run.status)) return;
  const known = await findRunStep(database().prisma, run.id, OUTPUT_STEP);
  if (!known && output.trim() === "") return;
  const all = [known?.output, output.trimEnd()].filter(Boolean).join("\n");
  await reportStep(actor, run.id, {
    name: OUTPUT_STEP,
    status,
    output: all.slice(-MAX_OUTPUT).toWellFormed(),
  });
}

function reasonOf(signal: "success" | "fail" | number, output: string): string {
  const how = typeof signal === "number" ? `It ended with exit status ${signal}` : "It reported a failure";
  const last = output.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return last ? `${how}: ${last.slice(0, 500).toWellFormed()}` : `${how}.`;
}

function received(id: string, job: string, status: RunStatus): Received {
  return { events: [], runs: [{ id, job, status }], ignored: [] };
}
