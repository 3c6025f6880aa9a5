import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { openRun } from "@/lib/services/runs/open-run";

export const POST = route(operations.openRun, ({ actor, params, body }) =>
  openRun({ actor, key: params.key, input: body }),
);
