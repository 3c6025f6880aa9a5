import { currentSessionId } from "@/lib/auth/session";
import { route } from "@/lib/http/route";
import { endAllSessions as endAllOperation, listSessions as listOperation } from "@/lib/schemas/session";
import { endAllSessions } from "@/lib/services/sessions/end-all-sessions";
import { listSessions } from "@/lib/services/sessions/list-sessions";

export const GET = route(listOperation, async ({ actor, request }) =>
  listSessions({ actor, current: await currentSessionId(request.headers) }),
);
export const DELETE = route(endAllOperation, ({ actor }) => endAllSessions({ actor }));
