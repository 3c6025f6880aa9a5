import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mail-server";
import { testMailServer } from "@/lib/services/mail-servers/test-mail-server";

export const POST = route(operations.testMailServer, ({ actor, params, body }) =>
  testMailServer({ actor, id: params.id, to: body.to }),
);
