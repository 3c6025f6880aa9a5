import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteMute, listMutes, putMute } from "@/lib/schemas/mute";
import { call } from "./api";

export const muteKeys = { all: ["mutes"] as const };

/** The jobs that the person has muted. */
export function useMutes() {
  return useQuery({
    queryKey: muteKeys.all,
    queryFn: ({ signal }) => call(listMutes, {}, signal),
  });
}

/** Mutes a job for the person; null: for good. */
export function usePutMute() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ job, until }: { job: string; until: string | null }) =>
      call(putMute, { params: { job }, body: { until } }),
    onSuccess: () => client.invalidateQueries({ queryKey: muteKeys.all }),
  });
}

/** Lets the person hear of a job again. */
export function useDeleteMute() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (job: string) => call(deleteMute, { params: { job } }),
    // After a refusal, too: it says that the list is old.
    onSettled: () => client.invalidateQueries({ queryKey: muteKeys.all }),
  });
}
