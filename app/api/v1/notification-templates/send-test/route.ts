import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template-rendering";
import { sendTemplateTest } from "@/lib/services/templates/send-test";

export const POST = route(operations.sendTemplateTest, async ({ actor, body }) => ({
  data: await sendTemplateTest({ actor, input: body }),
}));
