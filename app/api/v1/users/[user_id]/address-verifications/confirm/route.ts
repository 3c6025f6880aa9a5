import { route } from "@/lib/http/route";
import { confirmAddress as operation } from "@/lib/schemas/address-verification";
import { confirmAddress } from "@/lib/services/preferences/confirm-address";

export const POST = route(operation, ({ actor, params, body }) =>
  confirmAddress({ actor, userId: params.user_id, input: body }),
);
