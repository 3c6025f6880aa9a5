import { route } from "@/lib/http/route";
import { changeMemberRole } from "@/lib/schemas/account";
import { changeRole } from "@/lib/services/members/change-role";

export const PATCH = route(changeMemberRole, ({ actor, params, body }) =>
  changeRole({ actor, userId: params.user_id, role: body.role }),
);
