import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/escalation-policy";
import { deletePolicy } from "@/lib/services/escalation-policies/delete-policy";
import { getPolicy } from "@/lib/services/escalation-policies/get-policy";
import { updatePolicy } from "@/lib/services/escalation-policies/update-policy";

export const GET = route(operations.getEscalationPolicy, ({ actor, params }) =>
  getPolicy({ actor, id: params.id }),
);

export const PUT = route(operations.updateEscalationPolicy, ({ actor, params, body }) =>
  updatePolicy({ actor, id: params.id, input: body }),
);

export const DELETE = route(operations.deleteEscalationPolicy, ({ actor, params }) =>
  deletePolicy({ actor, id: params.id }),
);
