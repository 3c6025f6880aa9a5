import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/snooze";
import { setSnooze } from "@/lib/services/preferences/set-snooze";

export const POST = route(operations.startSnooze, ({ actor, params, body }) =>
  setSnooze({ actor, userId: params.user_id, input: body }),
);

export const DELETE = route(operations.endSnooze, ({ actor, params }) =>
  setSnooze({ actor, userId: params.user_id, input: null }),
);
