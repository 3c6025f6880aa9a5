import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/suppression";
import { deleteSuppression } from "@/lib/services/suppressions/delete-suppression";

export const DELETE = route(operations.deleteSuppression, ({ actor, params }) =>
  deleteSuppression({ actor, id: params.id }),
);
