import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/escalation-policy";
import { createPolicy } from "@/lib/services/escalation-policies/create-policy";
import { listPolicies } from "@/lib/services/escalation-policies/list-policies";

export const GET = route(operations.listEscalationPolicies, ({ actor }) => listPolicies({ actor }));

export const POST = route(operations.createEscalationPolicy, ({ actor, body }) =>
  createPolicy({ actor, input: body }),
);
