import type { ReferenceGroup } from "./reference";

/** The groups with the operations in which each word is somewhere: in address, words or id. */
export function findOperations(groups: readonly ReferenceGroup[], text: string): ReferenceGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter(({ id, method, path, aliases, summary }) => {
        const all = [group.name, id, method, path, ...aliases, summary].join(" ").toLowerCase();
        return words.every((word) => all.includes(word));
      }),
    }))
    .filter(({ operations }) => operations.length > 0);
}
