import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteVariable, listVariables, putVariable } from "@/lib/schemas/variable";
import { call, type BodyOf } from "./api";
import { templateKeys } from "./templates";

export const variableKeys = { all: ["variables"] as const };

export function useVariables() {
  return useQuery({
    queryKey: variableKeys.all,
    queryFn: ({ signal }) => call(listVariables, { query: {} }, signal),
  });
}

interface VariablePlace {
  name: string;
  /** The job it is for; null for every job. */
  job: string | null;
}

const addressOf = ({ name, job }: VariablePlace) => ({
  params: { name },
  query: job === null ? {} : { job },
});

export function usePutVariable() {
  const invalidate = useInvalidate();
  return useMutation({
    mutationFn: ({ name, job, ...body }: VariablePlace & BodyOf<typeof putVariable>) =>
      call(putVariable, { ...addressOf({ name, job }), body }),
    onSuccess: invalidate,
  });
}

export function useDeleteVariable() {
  const invalidate = useInvalidate();
  return useMutation({
    mutationFn: (place: VariablePlace) => call(deleteVariable, addressOf(place)),
    onSuccess: invalidate,
  });
}

/** Previews show the values, so they are asked for anew, too. */
function useInvalidate() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: variableKeys.all });
    void client.invalidateQueries({ queryKey: templateKeys.allSurroundings });
  };
}
