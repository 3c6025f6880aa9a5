import { route } from "@/lib/http/route";
import { endMemberSessions as operation } from "@/lib/schemas/member";
import { endMemberSessions } from "@/lib/services/members/end-member-sessions";

export const DELETE = route(operation, ({ actor, params }) =>
  endMemberSessions({ actor, userId: params.user_id }),
);
