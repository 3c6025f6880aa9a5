import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/inbox";
import { getInboxMessage } from "@/lib/services/inbox/get-inbox-message";

export const GET = route(operations.getInboxMessage, ({ actor, params }) =>
  getInboxMessage({ actor, id: params.id }),
);
