"use client";

import { useToast } from "@/components/ui/toast";
import { useDeleteVariable, usePutVariable } from "@/lib/client/variables";
import { problemSentence } from "@/components/ui/problem";
import type { VariableView } from "@/lib/schemas/variable";

/** Removes at once; the toast brings it back. */
export function useRemoveVariable(): (variable: VariableView) => void {
  const { mutate: remove } = useDeleteVariable();
  const { mutate: put } = usePutVariable();
  const toast = useToast();
  const refuse = (error: unknown) => toast({ state: "failed", message: problemSentence(error) });
  return ({ name, job, value, description }) => {
    const place = { name, job: job?.key ?? null };
    remove(place, {
      onSuccess: () =>
        toast({
          message: removedSentence({ name, job }),
          undo: () => put({ ...place, value, description }, { onError: refuse }),
        }),
      onError: refuse,
    });
  };
}

function removedSentence({ name, job }: Pick<VariableView, "name" | "job">): string {
  return job
    ? `vars.${name} of ${job.name} is removed. The one of every job stands in, where there is one.`
    : `vars.${name} is removed. Templates that write it print nothing there.`;
}
