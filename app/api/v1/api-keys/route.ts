import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/account";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { listApiKeys } from "@/lib/services/api-keys/list-api-keys";

export const GET = route(operations.listApiKeys, async ({ actor }) => ({
  data: await listApiKeys({ actor }),
}));
export const POST = route(operations.createApiKey, ({ actor, body }) => createApiKey({ actor, input: body }));
