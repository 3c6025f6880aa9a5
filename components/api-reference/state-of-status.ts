import type { State } from "@/components/ui/state";

/** How an HTTP status is shown: a problem of the caller's is not a failure of Runbell's. */
export function stateOfStatus(status: string | number): State {
  const [first] = String(status);
  if (first === "2") return "ok";
  if (first === "4") return "attention";
  return first === "5" ? "failed" : "neutral";
}
