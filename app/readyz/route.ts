import { route } from "@/lib/http/route";
import { getReadiness, HealthView } from "@/lib/schemas/worker";
import { checkHealth } from "@/lib/services/health/check-health";

export const GET = route(getReadiness, async () => {
  const health = HealthView.parse(await checkHealth());
  return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
});
