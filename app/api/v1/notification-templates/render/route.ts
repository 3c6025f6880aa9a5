import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template-rendering";
import { renderTemplatePreview } from "@/lib/services/templates/render-template";

export const POST = route(operations.renderTemplatePreview, ({ actor, body }) =>
  renderTemplatePreview({ actor, input: body }),
);
