import { currentSessionId } from "@/lib/auth/session";
import { route } from "@/lib/http/route";
import { switchOrganisation as operation } from "@/lib/schemas/account";
import { switchOrganisation } from "@/lib/services/sessions/switch-organisation";

export const PUT = route(operation, async ({ actor, body, request }) =>
  switchOrganisation({
    actor,
    sessionId: await currentSessionId(request.headers),
    organisationId: body.organisation_id,
  }),
);
