import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { createChannel } from "@/lib/services/channels/create-channel";
import { listChannels } from "@/lib/services/channels/list-channels";

export const GET = route(operations.listChannels, ({ actor }) => listChannels({ actor }));

export const POST = route(operations.createChannel, ({ actor, body }) =>
  createChannel({ actor, input: body }),
);
