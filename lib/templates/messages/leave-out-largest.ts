import type { Json, JsonRecord } from "../context-shape";
import { jsonBytes } from "./fit-texts";

/** Puts notes in place of the largest lists and objects, the innermost that make a difference, until nothing is too much. */
export function leaveOutLargest(document: JsonRecord, excess: () => number): void {
  for (let over = excess(); over > 0; over = excess()) {
    let place = largestIn(document);
    if (!place) return;
    for (let inner = place; inner && inner.bytes > over;) {
      place = inner;
      inner = largestIn(place.value) ?? { ...place, bytes: 0 };
    }
    place.holder[place.key] = `… ${place.bytes.toLocaleString("en-US")} bytes left out`;
  }
}

interface Place {
  holder: JsonRecord;
  key: string;
  value: Json;
  bytes: number;
}

function largestIn(node: Json): Place | null {
  if (typeof node !== "object" || node === null) return null;
  const holder = node as JsonRecord;
  const places = Object.entries(holder)
    .filter(([, value]) => typeof value === "object" && value !== null)
    .map(([key, value]) => ({ holder, key, value, bytes: jsonBytes(value) }));
  return places.reduce<Place | null>(
    (best, place) => (best && best.bytes >= place.bytes ? best : place),
    null,
  );
}
