import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/silence";
import { endSilence } from "@/lib/services/silences/end-silence";

export const POST = route(operations.endSilence, ({ actor, params }) => endSilence({ actor, id: params.id }));
