"use client";

import Box from "@mui/material/Box";
import type { SyntheticEvent } from "react";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import type { JobSummary } from "@/lib/schemas/job";
import { useJobMenu } from "./use-job-menu";

/** What happens in the open menu is none of the row's business. */
function keepFromRow(event: SyntheticEvent): void {
  if (!event.currentTarget.contains(event.target as Node)) event.stopPropagation();
}

export function JobRowMenu({ job, onDelete }: { job: JobSummary; onDelete: (job: JobSummary) => void }) {
  const items = useJobMenu(job, () => onDelete(job));
  return (
    <Box component="span" sx={{ display: "inline-flex" }} onClick={keepFromRow} onKeyDown={keepFromRow}>
      <OverflowMenu label={`More actions for ${job.name}`} items={items} />
    </Box>
  );
}
