import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { beatRun } from "@/lib/services/runs/beat-run";

export const POST = route(operations.beatRun, ({ actor, params }) => beatRun({ actor, id: params.id }));
