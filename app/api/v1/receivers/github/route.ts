import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveGitHub } from "@/lib/services/receivers/receive-github";

export const POST = route(operations.receiveGitHub, ({ actor, query, body }) =>
  receiveGitHub({ actor, query, payload: body }),
);
