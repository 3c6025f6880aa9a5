"use client";

import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { RunsIcon } from "@/components/ui/icons";
import { useHasRole } from "@/lib/client/me";
import type { JsonObject } from "@/lib/schemas/field";
import { useStartJob } from "./use-start-job";

interface StartJobButtonProps {
  jobKey: string;
  label: string;
  parameters?: JsonObject;
  /** Why it cannot be started. */
  refusal?: string;
}

export function StartJobButton({ jobKey, label, parameters, refusal }: StartJobButtonProps) {
  const { start, isStarting } = useStartJob();
  const isAuthor = useHasRole("author");
  const reason = refusal ?? (isAuthor ? "" : "Starting a job needs the role author.");
  return (
    <Tooltip title={reason} describeChild>
      <span tabIndex={reason ? 0 : undefined}>
        <Button
          variant="contained"
          color="primary"
          startIcon={<RunsIcon />}
          loading={isStarting}
          loadingPosition="start"
          disabled={reason !== ""}
          onClick={() => start(jobKey, parameters)}
        >
          {label}
        </Button>
      </span>
    </Tooltip>
  );
}
