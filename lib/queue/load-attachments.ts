import type { Attachment } from "@/lib/channels/kind";
import type { AttachmentSpec } from "@/lib/core/message";
import { database } from "@/lib/db/database";
import { listRunFiles, readRunFiles, type RunFileFacts } from "@/lib/db/run-files";
import { fitsPattern } from "./fits-pattern";
import { writeJobLog } from "./job-log";

const MEBIBYTE = 1024 * 1024;
const MAX_FILE_BYTES = 2 * MEBIBYTE;
const MAX_BYTES = 5 * MEBIBYTE;
const MAX_FILES = 10;

export interface LoadedAttachments {
  attachments: Attachment[];
  /** A sentence for each that could not be attached. */
  missing: string[];
}

type Found =
  { filename: string; size: number; log: string } | { filename: string; size: number; file: RunFileFacts };

/** What a message attaches, as it is now. What is missing or too large is a sentence, never a failure. */
export async function loadAttachments(
  specs: readonly AttachmentSpec[],
  runId: string | null,
): Promise<LoadedAttachments> {
  const missing: string[] = [];
  if (specs.length === 0) return { attachments: [], missing };

  const found: Found[] = [];
  const files = runId && specs.some(({ type }) => type === "result_file") ? await listFiles(runId) : [];
  for (const spec of specs) {
    const these = spec.type === "job_log" ? await findLog(spec.filename, runId) : findFiles(spec, files);
    if (these.length === 0) missing.push(absent(spec, runId));
    found.push(...these);
  }
  const { chosen, refused } = choose(found);
  missing.push(...refused);
  return { attachments: await readAll(chosen, runId, missing), missing };
}

function listFiles(runId: string): Promise<RunFileFacts[]> {
  return listRunFiles(database().prisma, runId);
}

async function findLog(filename: string, runId: string | null): Promise<Found[]> {
  if (runId === null) return [];
  const log = await writeJobLog(runId);
  return [{ filename, log, size: Buffer.byteLength(log) }];
}

/** A name of the author's own is for one file: several keep theirs. */
function findFiles(
  { name, filename }: Extract<AttachmentSpec, { type: "result_file" }>,
  files: readonly RunFileFacts[],
): Found[] {
  const fitting = files.filter((file) => fitsPattern(file.name, name));
  return fitting.map((file) => ({
    file,
    size: file.size,
    filename: (fitting.length === 1 ? filename : undefined) ?? file.name,
  }));
}

function absent(spec: AttachmentSpec, runId: string | null): string {
  const name = spec.type === "job_log" ? spec.filename : spec.name;
  if (runId === null) return `${name} could not be attached: the message is about no run.`;
  return `${name} could not be attached: the run has no such file.`;
}

/** In their order, as far as a mail takes them. */
function choose(found: readonly Found[]): { chosen: Found[]; refused: string[] } {
  const chosen: Found[] = [];
  const refused: string[] = [];
  let bytes = 0;
  for (const one of found) {
    const reason = refusalOf(one, chosen.length, bytes);
    if (reason) refused.push(`${one.filename} could not be attached: ${reason}.`);
    else {
      chosen.push(one);
      bytes += one.size;
    }
  }
  return { chosen, refused };
}

function refusalOf({ size }: Found, count: number, bytes: number): string | null {
  if (size > MAX_FILE_BYTES)
    return `it has ${megabytes(size, 1)}, and a mail takes files of at most ${megabytes(MAX_FILE_BYTES)}`;
  if (count >= MAX_FILES) return `a mail takes at most ${MAX_FILES} files`;
  if (bytes + size > MAX_BYTES) return `the files of a mail may have ${megabytes(MAX_BYTES)} together`;
  return null;
}

function megabytes(bytes: number, digits = 0): string {
  return `${(bytes / MEBIBYTE).toFixed(digits)} MB`;
}

/** A file that was deleted or replaced since it was found is read as it is now, or said to be gone. */
async function readAll(
  chosen: readonly Found[],
  runId: string | null,
  missing: string[],
): Promise<Attachment[]> {
  const names = chosen.flatMap((one) => ("file" in one ? one.file.name : []));
  const files = runId && names.length > 0 ? await readRunFiles(database().prisma, runId, names) : [];
  const fileOf = new Map(files.map((file) => [file.name, file]));
  return chosen.flatMap((one): Attachment[] => {
    const { filename } = one;
    if ("log" in one) return [{ filename, content: one.log, contentType: "text/plain; charset=utf-8" }];
    const file = fileOf.get(one.file.name);
    if (!file) {
      missing.push(`${filename} could not be attached: the run has no such file.`);
      return [];
    }
    return [{ filename, content: Buffer.from(file.content), contentType: file.contentType }];
  });
}
