import { route } from "@/lib/http/route";
import { getMetrics } from "@/lib/schemas/worker";
import { collectMetrics } from "@/lib/services/metrics/collect-metrics";

export const GET = route(
  getMetrics,
  async () =>
    new Response(await collectMetrics(), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    }),
);
