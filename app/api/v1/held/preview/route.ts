import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/held";
import { previewHeld } from "@/lib/services/held/preview-held";

export const GET = route(operations.previewHeld, ({ actor, query }) =>
  previewHeld({ actor, id: query.bundle }),
);
