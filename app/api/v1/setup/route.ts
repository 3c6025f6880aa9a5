import { route } from "@/lib/http/route";
import { setUp as operation } from "@/lib/schemas/account";
import { setUp } from "@/lib/services/setup/set-up";

export const POST = route(operation, ({ body }) => setUp({ input: body }));
