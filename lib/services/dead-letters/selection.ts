import type { DeadLetterSelection } from "@/lib/db/redrive";

/** What a request names: the schema has seen to it that it is one of the three. */
export function selectionOf({
  ids,
  cause,
}: {
  ids?: readonly string[];
  cause?: string;
}): DeadLetterSelection {
  if (ids) return { ids };
  return cause === undefined ? { all: true } : { cause };
}
