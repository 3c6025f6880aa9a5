import { createAddressGuard } from "@/lib/channels/address-guard";
import { database } from "@/lib/db/database";
import { withContexts } from "@/lib/testing/contexts";
import { makeJob, type StepInput } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { makePendingRun } from "@/lib/testing/factories/runs";
import { claimRuns, type ClaimedRun } from "./claim-run";
import { executeRun, type ExecuteOptions } from "./execute-run";

/** May reach the test's own servers. */
export const testGuard = createAddressGuard({ allow: { cidrs: ["127.0.0.0/8"] } });

/** A run of a new job "nightly" that waits, in an organisation of its own with an owner and an admin. */
export async function makeWaitingRun(
  steps: StepInput[],
  {
    withoutOwner = false,
    parameters = {},
    ...fields
  }: { parameters?: object; withoutOwner?: boolean; timeoutSeconds?: number; maxAttempts?: number } = {},
) {
  const organisation = await makeOrganisation();
  const owner = await makeMember(organisation.id, "author", {
    email: `owner@${organisation.slug}.example.org`,
  });
  const admin = await makeMember(organisation.id, "admin", {
    email: `admin@${organisation.slug}.example.org`,
  });
  const job = await makeJob(organisation.id, {
    key: "nightly",
    ownerId: withoutOwner ? null : owner.id,
    steps,
  });
  const { id } = await makePendingRun(job, { ...fields, parameters });
  return { id, organisation, owner, admin, job };
}

export async function claimOne(workerId = "worker-1"): Promise<ClaimedRun> {
  const [claimed] = await claimRuns(workerId, 1);
  if (!claimed) throw new Error("There was no run to claim.");
  return claimed;
}

export function execute(run: ClaimedRun, options: Partial<ExecuteOptions> = {}) {
  return executeRun(run, { guard: testGuard, signal: new AbortController().signal, ...options });
}

/** The run with everything that hangs on it, each in its order; the notifications with what they are rendered from. */
export async function loadRun(id: string) {
  const { notifications, ...run } = await database().prisma.run.findUniqueOrThrow({
    where: { id },
    include: {
      steps: { orderBy: { position: "asc" } },
      events: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      notifications: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  return { ...run, notifications: await withContexts(notifications) };
}

/** As if the worker had died: its lease has run out. */
export async function expireLease(runId: string): Promise<void> {
  await database().prisma.run.update({
    where: { id: runId },
    data: { leaseUntil: new Date(Date.now() - 1000) },
  });
}

/** As if the worker had died in the middle of this step. */
export async function leaveRunning(runId: string, name: string, startedAt = new Date()): Promise<void> {
  await database().prisma.runStep.update({
    where: { runId_name: { runId, name } },
    data: { status: "running", startedAt },
  });
  await expireLease(runId);
}
