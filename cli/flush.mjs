import { RunbellError } from "./request.mjs";

/**
 * Sends what the spool holds for this address, oldest first, until all is sent, Runbell cannot be reached or the signal
 * is given up. Safe beside other processes that do the same: every report may be sent again.
 * @returns {Promise<{ sent: number, left: number, refused: number, why: string | null }>}
 */
export async function flush({ spool, client, url, warn, signal }) {
  const counts = { sent: 0, left: 0, refused: 0, why: null };
  for (const name of spool.list()) {
    const report = spool.read(name);
    if (report?.url !== url) continue;
    if (counts.why !== null || signal?.aborted) {
      counts.left++;
      continue;
    }
    try {
      await sendReport(client, report, signal);
      spool.remove(name);
      counts.sent++;
    } catch (error) {
      if (!(error instanceof RunbellError)) throw error;
      if (error.isRefusal) {
        counts.refused++;
        spool.setAside(name);
        warn(`a stored report was refused and set aside as ${name}.refused: ${error.message}`);
      } else {
        counts.left++;
        counts.why = error.message;
      }
    }
  }
  return counts;
}

async function sendReport({ runs, events }, report, signal) {
  const options = { signal };
  if (report.kind === "event") {
    await events.record(report.event, options);
    return;
  }
  const { id } = await runs.open(report.job, report.run, options);
  for (const { name, ...step } of report.steps) await runs.step(id, name, step, options);
  if (report.end) await runs.close(id, report.end, options);
}
