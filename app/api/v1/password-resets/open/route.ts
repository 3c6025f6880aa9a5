import { route } from "@/lib/http/route";
import { openPasswordReset as operation } from "@/lib/schemas/password-reset";
import { openPasswordReset } from "@/lib/services/password-resets/open-password-reset";

export const POST = route(operation, ({ body }) => openPasswordReset(body));
