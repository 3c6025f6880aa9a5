import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job";
import { getJob } from "@/lib/services/jobs/get-job";

export const GET = route(operations.getJob, ({ actor, params }) => getJob({ actor, key: params.key }));
