import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job-import";
import { exportJob } from "@/lib/services/jobs/export-job";

export const GET = route(operations.exportJob, ({ actor, params }) => exportJob({ actor, key: params.key }));
