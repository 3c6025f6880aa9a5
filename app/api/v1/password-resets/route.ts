import { clientAddress } from "@/lib/auth/client-address";
import { route } from "@/lib/http/route";
import { requestPasswordReset as operation } from "@/lib/schemas/password-reset";
import { requestPasswordReset } from "@/lib/services/password-resets/request-password-reset";

export const POST = route(operation, async ({ body, request }) => {
  await requestPasswordReset({ email: body.email, clientAddress: clientAddress(request.headers) });
  return {};
});
