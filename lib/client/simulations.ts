import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { simulate } from "@/lib/schemas/simulation";
import { call, type BodyOf } from "./api";

export type Question = BodyOf<typeof simulate>;

export const simulationKeys = {
  all: ["simulations"] as const,
  one: (question: Question) => ["simulations", question] as const,
};

/** The answer is one of a moment: it is asked for again whenever the page is opened. */
export const simulationQuery = (question: Question) =>
  queryOptions({
    queryKey: simulationKeys.one(question),
    queryFn: ({ signal }) => call(simulate, { body: question }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export function useSimulation(question: Question) {
  return useQuery(simulationQuery(question));
}
