import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/inbox";
import { listInbox } from "@/lib/services/inbox/list-inbox";

export const GET = route(operations.listInbox, ({ actor, query }) => listInbox({ actor, query }));
