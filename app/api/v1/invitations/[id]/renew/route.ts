import { route } from "@/lib/http/route";
import { renewInvitation as operation } from "@/lib/schemas/invitation";
import { renewInvitation } from "@/lib/services/invitations/renew-invitation";

export const POST = route(operation, ({ actor, params }) => renewInvitation({ actor, id: params.id }));
