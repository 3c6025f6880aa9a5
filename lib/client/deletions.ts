import { useMutationState, type MutationKey } from "@tanstack/react-query";

/**
 * Whether the thing with this id is being deleted, or was: its page is live, and must not ask for it any more while it is
 * still open. `mutationKey` names the mutation that deletes, `idOf` says what of.
 */
export function useIsDeleted<Variables>(
  mutationKey: MutationKey,
  id: string,
  idOf: (variables: Variables) => string,
): boolean {
  const deletions = useMutationState({
    filters: {
      mutationKey,
      predicate: ({ state }) => state.status === "pending" || state.status === "success",
    },
    select: ({ state }) => idOf(state.variables as Variables),
  });
  return deletions.includes(id);
}
