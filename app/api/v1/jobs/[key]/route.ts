import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job";
import * as definitions from "@/lib/schemas/job-definition";
import { deleteJob } from "@/lib/services/jobs/delete-job";
import { getJob } from "@/lib/services/jobs/get-job";
import { updateJob } from "@/lib/services/jobs/update-job";

export const GET = route(operations.getJob, ({ actor, params }) => getJob({ actor, key: params.key }));

export const PATCH = route(definitions.updateJob, ({ actor, params, body }) =>
  updateJob({ actor, key: params.key, input: body }),
);

export const DELETE = route(operations.deleteJob, ({ actor, params }) =>
  deleteJob({ actor, key: params.key }),
);
