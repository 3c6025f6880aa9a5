import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { clearSettingsCache } from "@/lib/services/settings/clear-settings-cache";

export const POST = route(operations.clearSettingsCache, ({ actor }) => clearSettingsCache({ actor }));
