import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { getRun } from "@/lib/services/runs/get-run";
import { updateRun } from "@/lib/services/runs/update-run";

export const GET = route(operations.getRun, ({ actor, params }) => getRun({ actor, id: params.id }));

export const PATCH = route(operations.updateRun, ({ actor, params, body }) =>
  updateRun({ actor, id: params.id, input: body }),
);
