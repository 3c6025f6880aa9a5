import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StatusChip } from "@/components/ui/status-chip";
import type { State } from "@/components/ui/state";
import { JobName } from "./job-name";
import type { ImportedJobs } from "./use-import-jobs-form";

type Action = ImportedJobs[number]["action"];

const actions: Record<Action, { state: State; word: string }> = {
  create: { state: "ok", word: "New" },
  update: { state: "attention", word: "Changed" },
  none: { state: "neutral", word: "As it is" },
};

/** What an import would do to each job. */
export function ImportJobsPreview({ jobs }: { jobs: ImportedJobs }) {
  return (
    <Box component="ul" aria-label="What would be done" sx={{ display: "grid", gap: 1 }}>
      {jobs.map(({ key, name, action, changed }) => (
        <Box component="li" key={key} sx={{ display: "flex", alignItems: "center", gap: 1.5, minWidth: 0 }}>
          <StatusChip {...actions[action]} />
          <Box sx={{ minWidth: 0 }}>
            <JobName name={name} jobKey={key} />
            {changed.length > 0 && (
              <Typography variant="body2" color="textSecondary">
                {changed.map((field) => field.replaceAll("_", " ")).join(", ")}
              </Typography>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
