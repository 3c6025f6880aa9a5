import { hasRole, type Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/database";
import { listMailServers } from "@/lib/db/mail-servers";
import { listFailingJobs } from "@/lib/db/overview";
import type { Overview } from "@/lib/schemas/overview";
import type { WorkerStatus } from "@/lib/schemas/worker";

type Need = Overview["needs_you"][number];

const MAX_FAILING_JOBS = 5;
const ends: Record<string, string> = {
  failed: "failed",
  timed_out: "timed out",
  lost: "was lost",
  missed: "missed its time",
};

/** What somebody like the actor can and should do something about, the most urgent first. */
export async function listNeeds(
  db: Db,
  actor: Actor,
  { worker, dead }: { worker: WorkerStatus; dead: number },
): Promise<Need[]> {
  const needs = [...workerNeeds(actor, worker), ...deadNeeds(actor, dead)];
  if (hasRole(actor, "admin")) {
    const servers = await listMailServers(db, actor.organisationId);
    if (!servers.some(({ isActive }) => isActive))
      needs.push({
        kind: "smtp_missing",
        text:
          servers.length > 0
            ? "The mail server is switched off: the test inbox catches every mail."
            : "No mail server is set up: the test inbox catches every mail.",
        href: "/settings/email",
      });
  }
  return [...needs, ...(await failingJobNeeds(db, actor.organisationId))];
}

function workerNeeds(actor: Actor, { state, paused_by }: WorkerStatus): Need[] {
  if (!hasRole(actor, "admin") || state === "running") return [];
  if (state === "absent")
    return [
      {
        kind: "worker_absent",
        text: "No worker is running: nothing is sent and no job is run.",
        href: "/system",
      },
    ];
  return [
    {
      kind: "worker_paused",
      text: `The workers are paused${paused_by ? ` by ${paused_by}` : ""}: messages and runs wait.`,
      href: "/system",
    },
  ];
}

function deadNeeds(actor: Actor, dead: number): Need[] {
  if (!hasRole(actor, "author") || dead === 0) return [];
  const messages = dead === 1 ? "1 message" : `${dead} messages`;
  const text = `${messages} could not be delivered in the last 24 hours.`;
  return [{ kind: "dead", text, href: "/dead-letters" }];
}

async function failingJobNeeds(db: Db, organisationId: string): Promise<Need[]> {
  const jobs = await listFailingJobs(db, organisationId, MAX_FAILING_JOBS + 1);
  const needs = jobs.slice(0, MAX_FAILING_JOBS).map(({ key, name, status }): Need => {
    const text = `The last run of ${name} ${ends[status] ?? status}.`;
    return { kind: "failing_job", text, href: `/jobs/${encodeURIComponent(key)}` };
  });
  if (jobs.length > MAX_FAILING_JOBS)
    needs.push({ kind: "failing_job", text: "The last runs of other jobs failed, too.", href: "/jobs" });
  return needs;
}
