import { route } from "@/lib/http/route";
import { getLiveness } from "@/lib/schemas/worker";

export const GET = route(getLiveness, () => ({ status: "ok" as const }));
