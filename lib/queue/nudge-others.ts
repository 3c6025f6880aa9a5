import { randomUUID } from "node:crypto";
import { query, type Database } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import { announceNudgesWith, nudgeHere, nudgeTopics, type NudgeTopic } from "./nudge";

const CHANNEL = "runbell";

/**
 * Lets nudges reach the other processes on the same database, and theirs this one, until the returned function is called.
 * On an embedded database there are no others. Only a hint: who misses one finds the work at the next poll.
 */
export function shareNudges(database: Database): () => Promise<void> {
  if (!database.listen) return async () => undefined;
  // PostgreSQL tells a session its own words as well.
  const self = randomUUID();
  const stopListening = database.listen(CHANNEL, (payload) => {
    const [sender, topic] = payload.split(" ");
    if (sender !== self && isTopic(topic)) nudgeHere(topic);
  });
  const announcements = new Map(nudgeTopics.map((topic) => [topic, announcer(database, `${self} ${topic}`)]));
  announceNudgesWith((topic) => announcements.get(topic)?.());
  return async () => {
    announceNudgesWith(null);
    await stopListening();
  };
}

/** One statement at a time: what is said while one is on its way is said once, after it. */
function announcer(database: Database, payload: string): () => void {
  let isSaying = false;
  let isAskedAgain = false;
  const say = async () => {
    isSaying = true;
    do {
      isAskedAgain = false;
      try {
        await query("SELECT pg_notify($1, $2)::text", [CHANNEL, payload], database.prisma);
      } catch (error) {
        logger.debug({ err: error }, "could not tell other processes of new work; they poll");
      }
      // The loop's condition is set by the calls that came meanwhile.
    } while (isAskedAgain as boolean);
    isSaying = false;
  };
  return () => {
    if (isSaying) isAskedAgain = true;
    else void say();
  };
}

function isTopic(text: string | undefined): text is NudgeTopic {
  return (nudgeTopics as readonly (string | undefined)[]).includes(text);
}
