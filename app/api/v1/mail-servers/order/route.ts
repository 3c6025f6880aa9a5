import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mail-server";
import { orderMailServers } from "@/lib/services/mail-servers/order-mail-servers";

export const PUT = route(operations.orderMailServers, ({ actor, body }) =>
  orderMailServers({ actor, ids: body.ids }),
);
