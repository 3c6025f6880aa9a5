import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/settings";
import { getEffectiveSettings } from "@/lib/services/settings/get-effective-settings";

export const GET = route(operations.getEffectiveSettings, ({ actor }) => getEffectiveSettings({ actor }));
