import { route } from "@/lib/http/route";
import { getMe as operation } from "@/lib/schemas/account";
import { getMe } from "@/lib/services/account/get-me";

export const GET = route(operation, ({ actor }) => getMe({ actor }));
