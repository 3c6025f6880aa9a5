import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/smtp";
import { getSmtpSettings } from "@/lib/services/smtp/get-smtp-settings";
import { saveSmtpSettings } from "@/lib/services/smtp/save-smtp-settings";

export const GET = route(operations.getSmtpSettings, ({ actor }) => getSmtpSettings({ actor }));

export const POST = route(operations.saveSmtpSettings, ({ actor, body }) =>
  saveSmtpSettings({ actor, input: body }),
);
