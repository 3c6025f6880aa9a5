import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mail-server";
import { createMailServer } from "@/lib/services/mail-servers/create-mail-server";
import { listMailServers } from "@/lib/services/mail-servers/list-mail-servers";

export const GET = route(operations.listMailServers, ({ actor }) => listMailServers({ actor }));

export const POST = route(operations.createMailServer, ({ actor, body }) =>
  createMailServer({ actor, input: body }),
);
