import { route } from "@/lib/http/route";
import { revokeApiKey as operation } from "@/lib/schemas/account";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";

export const DELETE = route(operation, ({ actor, params }) => revokeApiKey({ actor, id: params.id }));
