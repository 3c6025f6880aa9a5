"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useState, type ReactNode } from "react";
import { problemSentence } from "@/components/ui/problem";
import { useNavigate } from "@/components/ui/use-navigate";
import { useToast } from "@/components/ui/toast";
import { jobQuery, useTriggerJob } from "@/lib/client/jobs";
import type { JsonObject } from "@/lib/schemas/field";
import { StartJobDialog, type StartRequest } from "./start-job-dialog";

/** Settles when the run is there, or the person is asked for its parameters. */
export type StartJob = (key: string, parameters?: JsonObject) => Promise<void>;

export const StartJobContext = createContext<StartJob | null>(null);

/** Lets jobs be started from anywhere below it: their parameters are asked for in one dialog. */
export function StartJobProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<StartRequest | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const client = useQueryClient();
  const { mutateAsync: trigger } = useTriggerJob();
  const navigate = useNavigate();
  const toast = useToast();

  const start = useCallback<StartJob>(
    async (key, parameters = {}) => {
      try {
        const job = await client.fetchQuery({ ...jobQuery(key), staleTime: 0 });
        if (job.parameters.length > 0) {
          setRequest({ job, given: parameters });
          return setIsAsking(true);
        }
        const run = await trigger({ key, parameters });
        navigate(`/runs/${run.id}`);
      } catch (error) {
        toast({ state: "failed", message: `The job did not start. ${problemSentence(error)}` });
      }
    },
    [client, trigger, navigate, toast],
  );

  return (
    <StartJobContext value={start}>
      {children}
      <StartJobDialog
        request={request}
        open={isAsking}
        onClose={() => setIsAsking(false)}
        onStarted={(run) => {
          setIsAsking(false);
          navigate(`/runs/${run.id}`);
        }}
      />
    </StartJobContext>
  );
}
