import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/member";
import { removeMember } from "@/lib/services/members/remove-member";
import { updateMember } from "@/lib/services/members/update-member";

export const PATCH = route(operations.updateMember, ({ actor, params, body }) =>
  updateMember({ actor, userId: params.user_id, input: body }),
);
export const DELETE = route(operations.removeMember, ({ actor, params }) =>
  removeMember({ actor, userId: params.user_id }),
);
