import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mail-server";
import { deleteMailServer } from "@/lib/services/mail-servers/delete-mail-server";
import { updateMailServer } from "@/lib/services/mail-servers/update-mail-server";

export const PATCH = route(operations.updateMailServer, ({ actor, params, body }) =>
  updateMailServer({ actor, id: params.id, input: body }),
);

export const DELETE = route(operations.deleteMailServer, ({ actor, params }) =>
  deleteMailServer({ actor, id: params.id }),
);
