import type { Command } from "@/components/shell/command";
import { JobsIcon } from "@/components/ui/icons";
import { call } from "@/lib/client/api";
import { listJobs } from "@/lib/schemas/job";

const MOST = 6;

/** The palette's search: jobs by name and key. */
export async function searchJobs(text: string, signal: AbortSignal): Promise<Command[]> {
  const { data } = await call(listJobs, { query: { q: text, limit: MOST } }, signal);
  return data.map(({ key, name }) => ({
    id: `job ${key}`,
    label: name,
    hint: key === name ? undefined : key,
    group: "Jobs",
    Icon: JobsIcon,
    href: `/jobs/${encodeURIComponent(key)}`,
  }));
}
