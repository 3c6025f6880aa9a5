import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

const factsSelect = {
  name: true,
  contentType: true,
  size: true,
  createdAt: true,
} satisfies Prisma.RunFileSelect;

/** A result file without its bytes. */
export type RunFileFacts = Prisma.RunFileGetPayload<{ select: typeof factsSelect }>;

export interface RunFileContent extends RunFileFacts {
  content: Uint8Array<ArrayBuffer>;
}

/** The files of a run by name, without their bytes. The caller knows whose run it is. */
export function listRunFiles(db: Db, runId: string): Promise<RunFileFacts[]> {
  return db.runFile.findMany({ where: { runId }, select: factsSelect, orderBy: { name: "asc" } });
}

/** Those of the named files that the run has, with their bytes, by name. The caller knows whose run it is. */
export function readRunFiles(db: Db, runId: string, names: readonly string[]): Promise<RunFileContent[]> {
  return db.runFile.findMany({
    where: { runId, name: { in: [...names] } },
    select: { ...factsSelect, content: true },
    orderBy: { name: "asc" },
  });
}

/** One file of a run of the organisation, with its bytes, or null. */
export function findRunFile(
  db: Db,
  organisationId: string,
  runId: string,
  name: string,
): Promise<RunFileContent | null> {
  return db.runFile.findFirst({
    where: { organisationId, runId, name },
    select: { ...factsSelect, content: true },
  });
}

/** Stores a file in the place of the one that had its name. The caller holds the run's lock. */
export function putRunFile(
  tx: Tx,
  place: { organisationId: string; runId: string; name: string },
  { contentType, content }: { contentType: string; content: Uint8Array<ArrayBuffer> },
): Promise<RunFileFacts> {
  const { runId, name } = place;
  const data = { contentType, content, size: content.byteLength };
  return tx.runFile.upsert({
    where: { runId_name: { runId, name } },
    create: { ...place, ...data },
    update: { ...data, createdAt: new Date() },
    select: factsSelect,
  });
}
