import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mute";
import { listMutes } from "@/lib/services/mutes/list-mutes";

export const GET = route(operations.listMutes, ({ actor }) => listMutes({ actor }));
