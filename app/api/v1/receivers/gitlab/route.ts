import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveGitLab } from "@/lib/services/receivers/receive-gitlab";

export const POST = route(operations.receiveGitLab, ({ actor, query, body }) =>
  receiveGitLab({ actor, query, payload: body }),
);
