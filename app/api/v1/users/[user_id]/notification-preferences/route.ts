import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/preference";
import { getPreferences } from "@/lib/services/preferences/get-preferences";
import { savePreferences } from "@/lib/services/preferences/save-preferences";

export const GET = route(operations.getPreferences, ({ actor, params }) =>
  getPreferences({ actor, userId: params.user_id }),
);

export const PATCH = route(operations.patchPreferences, ({ actor, params, body }) =>
  savePreferences({ actor, userId: params.user_id, input: body }),
);
