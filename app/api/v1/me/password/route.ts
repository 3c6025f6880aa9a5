import { route } from "@/lib/http/route";
import { changePassword as operation } from "@/lib/schemas/account";
import { changePassword } from "@/lib/services/account/change-password";

export const POST = route(operation, ({ actor, body }) => changePassword({ actor, input: body }));
