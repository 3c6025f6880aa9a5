import type { Tx } from "./database";

/** Notes that the reader of a message gets too many like it. Once for each message, however often it is said. */
export async function addNoiseReport(
  tx: Tx,
  report: { organisationId: string; notificationId: string; eventType: string | null; jobId: string | null },
): Promise<void> {
  await tx.noiseReport.createMany({ data: [report], skipDuplicates: true });
}
