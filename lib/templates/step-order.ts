import type { Dict, Value } from "./evaluate/value";

/** Puts `steps` back in the order in which they ran: a context that was stored as jsonb has lost it. */
export function restoreStepOrder(context: Dict): void {
  const steps = context.get("steps");
  if (!(steps instanceof Map)) return;
  const rows = Array.from(steps, ([name, step]) => ({ name, step, position: positionOf(step) }));
  if (rows.some((row) => row.position === null)) return;
  rows.sort((left, right) => Number(left.position) - Number(right.position));
  context.set("steps", new Map(rows.map(({ name, step }) => [name, step])));
}

function positionOf(step: Value): number | null {
  const position = step instanceof Map ? step.get("position") : null;
  return typeof position === "number" ? position : null;
}
