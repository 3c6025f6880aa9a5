import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { putRunStep } from "@/lib/services/runs/put-run-step";

export const PUT = route(operations.putRunStep, ({ actor, params, body }) =>
  putRunStep({ actor, id: params.id, name: params.name, input: body }),
);
