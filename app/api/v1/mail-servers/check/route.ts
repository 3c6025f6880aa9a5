import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mail-server";
import { checkMailServer } from "@/lib/services/mail-servers/check-mail-server";

export const POST = route(operations.checkMailServer, ({ actor, body }) =>
  checkMailServer({ actor, input: body }),
);
