import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findRunFile, type RunFileContent } from "@/lib/db/run-files";

/** A result file of a run of the organisation, with its bytes. */
export async function getRunFile({
  actor,
  id,
  name,
}: {
  actor: Actor;
  id: string;
  name: string;
}): Promise<RunFileContent> {
  const file = await findRunFile(database().prisma, actor.organisationId, id, name);
  if (!file) throw new NotFoundError("file", name);
  return file;
}
