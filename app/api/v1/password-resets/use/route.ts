import { route } from "@/lib/http/route";
import { setNewPassword as operation } from "@/lib/schemas/password-reset";
import { setNewPassword } from "@/lib/services/password-resets/set-new-password";

export const POST = route(operation, ({ body }) => setNewPassword(body));
