import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job";
import { triggerJob } from "@/lib/services/jobs/trigger-job";

export const POST = route(operations.triggerJob, ({ actor, params, body }) =>
  triggerJob({ actor, key: params.key, input: body }),
);
