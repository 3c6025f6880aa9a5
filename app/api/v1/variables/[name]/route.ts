import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/variable";
import { deleteVariable } from "@/lib/services/variables/delete-variable";
import { putVariable } from "@/lib/services/variables/put-variable";

export const PUT = route(operations.putVariable, ({ actor, params, query, body }) =>
  putVariable({ actor, name: params.name, job: query.job, input: body }),
);

export const DELETE = route(operations.deleteVariable, ({ actor, params, query }) =>
  deleteVariable({ actor, name: params.name, job: query.job }),
);
