import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { getSettings } from "@/lib/services/settings/get-settings";
import { putSettings } from "@/lib/services/settings/put-settings";

export const GET = route(operations.getRootSettings, ({ actor }) => getSettings({ actor, kind: "root" }));

export const PUT = route(operations.putRootSettings, ({ actor, body, ifMatch }) =>
  putSettings({ actor, kind: "root", input: body, ifMatch }),
);
