import { database } from "@/lib/db/database";

const MAX_CHARACTERS = 512 * 1024;

/** A run and its steps with their whole output as plain text, as they are now: what a notify step attaches. */
export async function writeJobLog(runId: string): Promise<string> {
  const run = await database().prisma.run.findUnique({
    where: { id: runId },
    include: { job: { select: { name: true } }, steps: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
  });
  if (!run) return "The run is not there any more.\n";

  const head = [
    `Job:      ${run.job.name}`,
    `Run:      ${run.id}`,
    `Status:   ${run.status}`,
    `Started:  ${run.startedAt?.toISOString() ?? "not yet"}`,
    `Finished: ${run.completedAt?.toISOString() ?? "not yet"}`,
    ...(run.errorMessage ? [`Error:    ${run.errorMessage}`] : []),
  ];
  const steps = run.steps.map(({ name, type, status, executionTimeMs, errorMessage, output }, index) => {
    const duration = executionTimeMs === null ? "" : `, ${executionTimeMs} ms`;
    const title = `=== ${index + 1}. ${name} (${type}): ${status}${duration}`;
    return [title, errorMessage && `Error: ${errorMessage}`, output?.trimEnd()].filter(Boolean).join("\n");
  });
  return shortened(`${[head.join("\n"), ...steps].join("\n\n")}\n`);
}

function shortened(log: string): string {
  if (log.length <= MAX_CHARACTERS) return log;
  const half = MAX_CHARACTERS / 2;
  const leftOut = log.length - MAX_CHARACTERS;
  return `${log.slice(0, half)}\n\n… ${leftOut} characters left out …\n\n${log.slice(-half)}`.toWellFormed();
}
