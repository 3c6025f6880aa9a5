import { query } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import type { Lease } from "./lease";
import { storable } from "./write-step";

export interface LiveOutput {
  /** There is news: `read` gives what the step has written so far, and is asked when it is written down. */
  show(read: () => string): void;
  /** Writes no more, and waits for what is under way: the step's end is to be the last word. */
  stop(): Promise<void>;
}

const PAUSE_MS = 1_000;

/** Shows what a step writes while it runs, at most once a second. */
export function createLiveOutput(lease: Lease, stepId: string, pauseMs = PAUSE_MS): LiveOutput {
  let news: (() => string) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();
  let isStopped = false;
  const write = async () => {
    const read = news;
    news = null;
    // The end of the step writes it again: a page that shows it late is no reason to fail.
    if (read)
      await writeOutput(lease, stepId, read()).catch((error: unknown) =>
        logger.debug({ err: error }, "a step's output could not be shown"),
      );
    timer = null;
    if (news) schedule();
  };
  const schedule = () => {
    if (timer || isStopped) return;
    timer = setTimeout(() => {
      writing = write();
    }, pauseMs);
  };
  return {
    show(read) {
      news = read;
      schedule();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await writing;
    },
  };
}

/** Behind the fence; the run's time moves as well, which tells the pages that watch it. */
async function writeOutput({ runId, token }: Lease, stepId: string, output: string): Promise<void> {
  await query(
    `
WITH held AS (
  UPDATE runs SET updated_at = clock_timestamp()
  WHERE id = $1::uuid AND lease_token = $2::uuid AND status = 'running'
  RETURNING id
)
UPDATE run_steps SET output = $4, updated_at = clock_timestamp()
FROM held
WHERE run_steps.id = $3::uuid AND run_steps.run_id = held.id AND run_steps.status = 'running'
RETURNING run_steps.id`,
    [runId, token, stepId, storable(output)],
  );
}
