"use client";

import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useEndSilence } from "@/lib/client/silences";
import type { SilenceView } from "@/lib/schemas/silence";

/** Whether there is something to end: it has begun, and is not over. */
export function canEnd({ state }: Pick<SilenceView, "state">): boolean {
  return state === "active" || state === "resting";
}

/** Ends a silence, and says so. */
export function useEndSilenceNow() {
  const { mutate, isPending, variables } = useEndSilence();
  const toast = useToast();
  const end = ({ id, name }: Pick<SilenceView, "id" | "name">) =>
    mutate(id, {
      onSuccess: () => toast({ state: "ok", message: `“${name}” is over. The next event is told.` }),
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
  return { end, endingId: isPending ? variables : null };
}
