import { isStillActor } from "@/lib/auth/authenticate";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/live";
import { streamChanges } from "@/lib/services/live/stream-changes";

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  // Proxies such as nginx pass the lines on as they come.
  "x-accel-buffering": "no",
};

export const GET = route(operations.stream, ({ actor, request }) => {
  const lastEventId = request.headers.get("last-event-id");
  const isAllowed = () => isStillActor(actor, request.headers);
  const changes = streamChanges({ actor, signal: request.signal, isAllowed, lastEventId });
  return new Response(changes, { headers });
});
