import { countOf } from "@/components/runs/count-words";

/** “3 places”, of event types and job steps. */
export function placeWords(count: number): string {
  return count === 0 ? "not used" : countOf(count, "place");
}
