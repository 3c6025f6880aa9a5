import { route } from "@/lib/http/route";
import { renameOrganisation as operation } from "@/lib/schemas/organisation";
import { renameOrganisation } from "@/lib/services/organisations/rename-organisation";

export const PATCH = route(operation, ({ actor, body }) => renameOrganisation({ actor, name: body.name }));
