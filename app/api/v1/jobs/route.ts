import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job";
import { createJob } from "@/lib/services/jobs/create-job";
import { listJobs } from "@/lib/services/jobs/list-jobs";

export const GET = route(operations.listJobs, ({ actor, query }) => listJobs({ actor, query }));

export const POST = route(operations.createJob, ({ actor, body }) => createJob({ actor, input: body }));
