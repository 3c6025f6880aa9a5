import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { listChannelKinds } from "@/lib/services/channels/list-channel-kinds";

export const GET = route(operations.listChannelKinds, () => listChannelKinds());
