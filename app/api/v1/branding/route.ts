import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/branding";
import { getBranding } from "@/lib/services/branding/get-branding";
import { updateBranding } from "@/lib/services/branding/update-branding";

export const GET = route(operations.getBranding, ({ actor }) => getBranding({ actor }));

export const PUT = route(operations.updateBranding, ({ actor, body }) =>
  updateBranding({ actor, input: body }),
);
