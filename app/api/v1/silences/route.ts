import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/silence";
import { createSilence } from "@/lib/services/silences/create-silence";
import { listSilences } from "@/lib/services/silences/list-silences";

export const GET = route(operations.listSilences, ({ actor, query }) => listSilences({ actor, query }));

export const POST = route(operations.createSilence, ({ actor, body }) =>
  createSilence({ actor, input: body }),
);
