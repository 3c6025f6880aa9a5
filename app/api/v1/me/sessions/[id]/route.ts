import { route } from "@/lib/http/route";
import { endSession as operation } from "@/lib/schemas/session";
import { endSession } from "@/lib/services/sessions/end-session";

export const DELETE = route(operation, ({ actor, params }) => endSession({ actor, id: params.id }));
