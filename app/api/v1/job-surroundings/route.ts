import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job-import";
import { getJobSurroundings } from "@/lib/services/jobs/get-job-surroundings";

export const GET = route(operations.getJobSurroundings, ({ actor }) => getJobSurroundings({ actor }));
