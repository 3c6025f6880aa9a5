import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/account";
import { getMe } from "@/lib/services/account/get-me";
import { updateMe } from "@/lib/services/account/update-me";

export const GET = route(operations.getMe, ({ actor }) => getMe({ actor }));
export const PATCH = route(operations.updateMe, ({ actor, body }) => updateMe({ actor, input: body }));
