import { route } from "@/lib/http/route";
import { revokeInvitation as operation } from "@/lib/schemas/invitation";
import { revokeInvitation } from "@/lib/services/invitations/revoke-invitation";

export const DELETE = route(operation, ({ actor, params }) => revokeInvitation({ actor, id: params.id }));
