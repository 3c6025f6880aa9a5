import type { Actor } from "@/lib/core/actor";
import { AppError, ConflictError, NotFoundError } from "@/lib/core/errors";
import { withTransaction, type Tx } from "@/lib/db/database";
import * as runFiles from "@/lib/db/run-files";
import { lockRun, noteLife } from "@/lib/db/runs";
import { MAX_RUN_FILE_BYTES, type PutRunFileInput, type RunFileView } from "@/lib/schemas/run";
import { viewRunFile } from "./run-file-view";

export const MAX_FILES = 20;
const MAX_BYTES_OF_RUN = 10 * 1024 * 1024;

/**
 * Stores a result file of a run, in the place of one of the same name. Throws AppError too_large for a file that is too
 * large alone, ConflictError when the run has too many or too much with it.
 */
export async function putRunFile({
  actor,
  id,
  name,
  input,
}: {
  actor: Actor;
  id: string;
  name: string;
  input: PutRunFileInput;
}): Promise<RunFileView> {
  const { organisationId } = actor;
  const content = Uint8Array.from(Buffer.from(input.content_base64, "base64"));
  if (content.byteLength > MAX_RUN_FILE_BYTES)
    throw new AppError("too_large", `A file may have at most ${megabytes(MAX_RUN_FILE_BYTES)}.`, [
      { pointer: "/content_base64", detail: `has more than ${MAX_RUN_FILE_BYTES} bytes` },
    ]);

  return withTransaction(async (tx) => {
    if (!(await lockRun(tx, id, organisationId))) throw new NotFoundError("run", id);
    await requireRoom(tx, id, name, content.byteLength);
    const place = { organisationId, runId: id, name };
    const file = await runFiles.putRunFile(tx, place, { contentType: input.content_type, content });
    await noteLife(tx, id);
    return viewRunFile(file);
  });
}

/** The caller holds the run's lock, so two files at once are counted together. */
async function requireRoom(tx: Tx, runId: string, name: string, size: number): Promise<void> {
  const others = (await runFiles.listRunFiles(tx, runId)).filter((file) => file.name !== name);
  if (others.length >= MAX_FILES) throw new ConflictError(`A run may have at most ${MAX_FILES} files.`);
  const total = others.reduce((sum, file) => sum + file.size, size);
  if (total > MAX_BYTES_OF_RUN)
    throw new ConflictError(`The files of a run may have at most ${megabytes(MAX_BYTES_OF_RUN)} together.`);
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
