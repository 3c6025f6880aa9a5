import type { JsonObject } from "@/lib/schemas/field";

/** The name that the log gets unless somebody gives it another. */
export const LOG_NAME = "job_{{job.id}}_log.txt";

export interface AttachedFile {
  /** Of the run's result file; `*` stands for any characters. */
  name: string;
  /** Empty: as it is called. */
  filename: string;
}

/** What a mail attaches, as the form has it. */
export interface Attached {
  /** The name of the job's log; null: it is not attached. */
  log: string | null;
  files: readonly AttachedFile[];
}

export function attachedIn({ attachments }: JsonObject): Attached {
  const specs = Array.isArray(attachments) ? attachments : [];
  const attached: { log: string | null; files: AttachedFile[] } = { log: null, files: [] };
  for (const spec of specs) {
    if (typeof spec !== "object" || spec === null || Array.isArray(spec)) continue;
    const { type, name, filename } = spec;
    if (type === "job_log") attached.log = textOf(filename);
    if (type === "result_file") attached.files.push({ name: textOf(name), filename: textOf(filename) });
  }
  return attached;
}

/** As the API takes it: the log first. */
export function attachmentsOf({ log, files }: Attached): JsonObject[] {
  return [
    ...(log === null ? [] : [{ type: "job_log", filename: log }]),
    ...files.map(({ name, filename }) => ({
      type: "result_file",
      name,
      ...(filename !== "" && { filename }),
    })),
  ];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
