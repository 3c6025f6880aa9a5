import { personHere } from "@/lib/auth/session";
import { route } from "@/lib/http/route";
import { openInvitation as operation } from "@/lib/schemas/invitation";
import { openInvitation } from "@/lib/services/invitations/open-invitation";

export const POST = route(operation, async ({ body, request }) =>
  openInvitation({ token: body.token, signedInAs: await personHere(request.headers) }),
);
