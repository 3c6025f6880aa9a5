import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job";
import * as definitions from "@/lib/schemas/job-definition";
import { createJob } from "@/lib/services/jobs/create-job";
import { listJobs } from "@/lib/services/jobs/list-jobs";

export const GET = route(operations.listJobs, ({ actor, query }) => listJobs({ actor, query }));

export const POST = route(definitions.createJob, ({ actor, body }) => createJob({ actor, input: body }));
