import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { testChannel } from "@/lib/services/channels/test-channel";

export const POST = route(operations.testChannel, ({ actor, params }) =>
  testChannel({ actor, id: params.id }),
);
