import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template-rendering";
import { testTemplate } from "@/lib/services/templates/test-template";

export const POST = route(operations.testTemplate, async ({ actor, params, body }) => ({
  data: await testTemplate({ actor, id: params.id, input: body }),
}));
