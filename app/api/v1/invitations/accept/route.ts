import { clientAddress } from "@/lib/auth/client-address";
import { route } from "@/lib/http/route";
import { acceptInvitation as operation } from "@/lib/schemas/invitation";
import { acceptInvitation } from "@/lib/services/invitations/accept-invitation";

export const POST = route(operation, ({ body, request }) =>
  acceptInvitation({ input: body, clientAddress: clientAddress(request.headers) }),
);
