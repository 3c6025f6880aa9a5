"use client";

import { useNavigate } from "@/components/ui/use-navigate";
import { useToast } from "@/components/ui/toast";
import { useTriggerJob } from "@/lib/client/jobs";
import type { JsonObject } from "@/lib/schemas/field";

/** Starts a built-in job and goes to its run. */
export function useStartJob() {
  const trigger = useTriggerJob();
  const navigate = useNavigate();
  const toast = useToast();
  const start = (key: string, parameters?: JsonObject) =>
    trigger.mutate(
      { key, ...(parameters && { parameters }) },
      {
        onSuccess: (run) => navigate(`/runs/${run.id}`),
        onError: (error) => toast({ state: "failed", message: `The job did not start. ${error.message}` }),
      },
    );
  return { start, isStarting: trigger.isPending };
}
