import type { RunFileFacts } from "@/lib/db/run-files";
import type { RunFileView } from "@/lib/schemas/run";

export function viewRunFile(file: RunFileFacts): RunFileView {
  return {
    name: file.name,
    content_type: file.contentType,
    size: file.size,
    created_at: file.createdAt.toISOString(),
  };
}
