import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/pipeline";
import { getEvent } from "@/lib/services/events/get-event";
import { recordTestFailure } from "@/lib/services/events/record-test-failure";

export const POST = route(operations.recordTestFailure, async ({ actor, params }) =>
  getEvent({ actor, id: await recordTestFailure({ actor, slug: params.org_slug }) }),
);
