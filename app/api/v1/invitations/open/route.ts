import { route } from "@/lib/http/route";
import { openInvitation as operation } from "@/lib/schemas/invitation";
import { openInvitation } from "@/lib/services/invitations/open-invitation";

export const POST = route(operation, ({ body }) => openInvitation(body));
