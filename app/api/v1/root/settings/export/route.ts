import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { exportSettings } from "@/lib/services/settings/export-settings";

export const GET = route(operations.exportRootSettings, ({ actor }) =>
  exportSettings({ actor, kind: "root" }),
);
