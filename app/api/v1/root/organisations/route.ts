import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/organisation";
import { createOrganisation } from "@/lib/services/organisations/create-organisation";
import { listOrganisations } from "@/lib/services/organisations/list-organisations";

export const GET = route(operations.listOrganisations, async ({ actor }) => ({
  data: await listOrganisations({ actor }),
}));
export const POST = route(operations.createOrganisation, ({ actor, body }) =>
  createOrganisation({ actor, input: body }),
);
