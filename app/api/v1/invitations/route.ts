import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/invitation";
import { createInvitation } from "@/lib/services/invitations/create-invitation";
import { listInvitations } from "@/lib/services/invitations/list-invitations";

export const GET = route(operations.listInvitations, async ({ actor }) => ({
  data: await listInvitations({ actor }),
}));
export const POST = route(operations.createInvitation, ({ actor, body }) =>
  createInvitation({ actor, input: body }),
);
