import { route } from "@/lib/http/route";
import { makePasswordLink as operation } from "@/lib/schemas/member";
import { makePasswordLink } from "@/lib/services/members/make-password-link";

export const POST = route(operation, ({ actor, params }) =>
  makePasswordLink({ actor, userId: params.user_id }),
);
