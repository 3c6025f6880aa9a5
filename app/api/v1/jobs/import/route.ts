import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job-import";
import { importJobs } from "@/lib/services/jobs/import-jobs";

export const POST = route(operations.importJobs, ({ actor, body }) => importJobs({ actor, input: body }));
