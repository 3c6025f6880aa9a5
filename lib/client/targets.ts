import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { listTargets } from "@/lib/schemas/target";
import { call, type QueryOf } from "./api";

export type TargetFilter = QueryOf<typeof listTargets>;

/** By name; `q` finds those that are not among the first. */
export function useTargets(filter: TargetFilter = {}) {
  return useQuery({
    queryKey: ["targets", filter],
    queryFn: ({ signal }) => call(listTargets, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });
}
