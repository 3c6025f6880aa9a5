"use client";

import type { SelectOption } from "@/components/ui/form-select-field";
import { useJobs } from "@/lib/client/jobs";

const mostJobs = 100;

/** Every job, then each by name. */
export function useJobOptions(): SelectOption[] {
  const { data } = useJobs({ limit: mostJobs });
  const jobs = data?.data ?? [];
  return [{ value: "", label: "Every job" }, ...jobs.map(({ key, name }) => ({ value: key, label: name }))];
}
