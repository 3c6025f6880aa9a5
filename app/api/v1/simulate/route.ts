import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/simulation";
import { simulate } from "@/lib/services/simulations/simulate";

export const POST = route(operations.simulate, ({ actor, body }) => simulate({ actor, input: body }));
