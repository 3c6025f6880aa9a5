import type { Actor } from "@/lib/core/actor";
import { listChanges, type Change } from "@/lib/db/changes";
import { logger } from "@/lib/logger";
import type { LiveChange } from "@/lib/schemas/live";
import { changeFeed, OVERLAP_MS } from "./change-feed";

const RETRY_MS = 2_000;
const HEARTBEAT_MS = 15_000;
/** Then the browser comes again, and shows anew that it may. */
const MAX_STREAM_MS = 10 * 60_000;
/** A listener that leaves this much unread is let go. */
const MAX_UNREAD_BYTES = 1024 * 1024;
/** Whoever was away for longer asks for everything anew. */
const MAX_AWAY_MS = 5 * 60_000;
const MAX_RESUMED = 250;

/**
 * The changes of the actor's organisation as server-sent events, until `signal` aborts, or `isAllowed` says that whoever
 * listens may not any more. `lastEventId` is the id of the last line that a listener had before the connection broke.
 */
export function streamChanges({
  actor: { organisationId },
  signal,
  isAllowed,
  lastEventId = null,
}: {
  actor: Pick<Actor, "organisationId">;
  signal: AbortSignal;
  isAllowed: () => Promise<boolean>;
  lastEventId?: string | null;
}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const cleanUps: (() => void)[] = [];
  let isOpen = true;
  const cleanUp = () => {
    isOpen = false;
    for (const undo of cleanUps.splice(0)) undo();
  };

  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const end = () => {
      if (!isOpen) return;
      cleanUp();
      controller.close();
    };
    const send = (text: string) => {
      if (!isOpen) return;
      controller.enqueue(encoder.encode(text));
      if ((controller.desiredSize ?? 0) < 0) end();
    };
    const tell = (changes: readonly Change[], cursor: Date) => send(linesOf(changes, cursor));

    const beat = async () => {
      send(": still here\n\n");
      if (!(await isAllowed())) end();
    };

    send(`retry: ${RETRY_MS}\n: connected\n\n`);
    const heartbeat = setInterval(
      () => void beat().catch((error: unknown) => logger.warn({ err: error }, "could not ask who listens")),
      HEARTBEAT_MS,
    );
    const lifetime = setTimeout(end, MAX_STREAM_MS);
    signal.addEventListener("abort", end);
    cleanUps.push(
      changeFeed.subscribe({ organisationId, onChanges: tell, onMissed: end }),
      () => clearInterval(heartbeat),
      () => clearTimeout(lifetime),
      () => signal.removeEventListener("abort", end),
    );
    if (signal.aborted) end();
    else void resume(organisationId, lastEventId, tell, end);
  };

  return new ReadableStream(
    { start, cancel: cleanUp },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }),
  );
}

/** Tells what changed while the listener was away. */
async function resume(
  organisationId: string,
  lastEventId: string | null,
  tell: (changes: readonly Change[], cursor: Date) => void,
  end: () => void,
): Promise<void> {
  const since = Number(lastEventId ?? Number.NaN);
  if (!(since > Date.now() - MAX_AWAY_MS)) return;
  try {
    const { changes, now } = await listChanges([organisationId], new Date(since - OVERLAP_MS), MAX_RESUMED);
    tell(changes.reverse(), now);
  } catch (error) {
    logger.warn({ err: error }, "could not resume a stream of changes");
    end();
  }
}

/** The id is where a later look goes on: the database's time in milliseconds. */
function linesOf(changes: readonly Change[], cursor: Date): string {
  return changes
    .map(({ kind, id, runId }) => {
      const change: LiveChange = { kind, id, run_id: runId };
      return `id: ${cursor.getTime()}\ndata: ${JSON.stringify(change)}\n\n`;
    })
    .join("");
}
