import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { importSettings } from "@/lib/services/settings/import-settings";

export const POST = route(operations.importRootSettings, ({ actor, body }) =>
  importSettings({ actor, kind: "root", input: body }),
);
