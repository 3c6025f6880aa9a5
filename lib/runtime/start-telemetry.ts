import type { Config } from "@/lib/config";
import { sendSpansTo } from "@/lib/telemetry";

/**
 * Sends this process's spans to the configured collector until the returned function is called. Without one nothing is
 * loaded.
 */
export async function startTelemetry({
  traces,
  environment,
}: Pick<Config, "traces" | "environment">): Promise<() => Promise<void>> {
  if (traces === null) return () => Promise.resolve();
  const { openSpanSink } = await import("@/lib/telemetry-export");
  const sink = openSpanSink({ ...traces, environment });
  sendSpansTo(sink);
  return async () => {
    sendSpansTo(null);
    await sink.close();
  };
}
