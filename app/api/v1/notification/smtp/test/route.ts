import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/smtp";
import { testSmtp } from "@/lib/services/smtp/test-smtp";

export const POST = route(operations.testSmtp, ({ actor, body }) => testSmtp({ actor, to: body.to }));
