import { route } from "@/lib/http/route";
import { sendAddressCode as operation } from "@/lib/schemas/address-verification";
import { sendAddressCode } from "@/lib/services/preferences/send-address-code";

export const POST = route(operation, ({ actor, params, body }) =>
  sendAddressCode({ actor, userId: params.user_id, kind: body.kind }),
);
