import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { getSettings } from "@/lib/services/settings/get-settings";
import { putSettings } from "@/lib/services/settings/put-settings";

export const GET = route(operations.getSettings, ({ actor }) => getSettings({ actor, kind: "organisation" }));

export const PUT = route(operations.putSettings, ({ actor, body, ifMatch }) =>
  putSettings({ actor, kind: "organisation", input: body, ifMatch }),
);
