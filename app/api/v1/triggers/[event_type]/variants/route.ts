import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/variant-report";
import { getVariantReport } from "@/lib/services/triggers/get-variant-report";

export const GET = route(operations.getVariantReport, ({ actor, params, query }) =>
  getVariantReport({ actor, eventType: params.event_type, days: query.days }),
);
