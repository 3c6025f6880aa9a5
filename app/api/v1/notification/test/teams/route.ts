import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { testDestination } from "@/lib/services/channels/test-destination";

export const POST = route(operations.testTeams, ({ actor, body }) =>
  testDestination({ actor, kind: "teams", input: body }),
);
