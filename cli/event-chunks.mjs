import { uniqueId } from "./unique-id.mjs";

const MOST_EVENTS = 500;
/** The API reads 4 MiB at once. */
const MOST_CHARACTERS = 1_200_000;

/** With a key of its own an event is recorded once, however often the call is repeated. */
export function withDedupeKey(event) {
  return { ...event, dedupe_key: event.dedupe_key ?? uniqueId() };
}

/** The events in their order, in as few calls as the API's limits allow. */
export function chunkEvents(events) {
  const chunks = [];
  let room = 0;
  for (const event of events) {
    const size = JSON.stringify(event).length;
    const last = chunks.at(-1);
    if (!last || last.length === MOST_EVENTS || size > room) {
      chunks.push([event]);
      room = MOST_CHARACTERS - size;
    } else {
      last.push(event);
      room -= size;
    }
  }
  return chunks;
}
