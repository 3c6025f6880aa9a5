import type { Db } from "./database";

export interface NamedJob {
  id: string;
  key: string;
  name: string;
}

export interface NamedTarget {
  id: string;
  name: string;
}

/** The jobs and targets that silences name, by id. Those that the organisation does not have, or no more, are missing. */
export interface SilenceSubjects {
  jobs: Map<string, NamedJob>;
  targets: Map<string, NamedTarget>;
}

/** One statement for the jobs and one for the targets of all the silences. */
export async function findSilenceSubjects(
  db: Db,
  organisationId: string,
  silences: readonly { jobIds: readonly string[]; targetIds: readonly string[] }[],
): Promise<SilenceSubjects> {
  const jobIds = [...new Set(silences.flatMap((silence) => silence.jobIds))];
  const targetIds = [...new Set(silences.flatMap((silence) => silence.targetIds))];
  // One after the other: in a transaction they share a connection.
  const jobs =
    jobIds.length === 0
      ? []
      : await db.job.findMany({
          where: { organisationId, id: { in: jobIds } },
          select: { id: true, key: true, name: true },
        });
  const targets =
    targetIds.length === 0
      ? []
      : await db.target.findMany({
          where: { organisationId, id: { in: targetIds } },
          select: { id: true, name: true },
        });
  return {
    jobs: new Map(jobs.map((job) => [job.id, job])),
    targets: new Map(targets.map((target) => [target.id, target])),
  };
}
