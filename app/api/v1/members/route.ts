import { route } from "@/lib/http/route";
import { listMembers as operation } from "@/lib/schemas/member";
import { listMembers } from "@/lib/services/members/list-members";

export const GET = route(operation, async ({ actor }) => ({ data: await listMembers({ actor }) }));
