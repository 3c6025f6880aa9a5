import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { resumeChannel } from "@/lib/services/channels/resume-channel";

export const POST = route(operations.resumeChannel, ({ actor, params }) =>
  resumeChannel({ actor, id: params.id }),
);
