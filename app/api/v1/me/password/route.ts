import { beginHere } from "@/lib/http/begin-here";
import { route } from "@/lib/http/route";
import { changePassword as operation } from "@/lib/schemas/account";
import { changePassword } from "@/lib/services/account/change-password";

export const POST = route(operation, async (input) => {
  const { actor, body } = input;
  const { userId } = await changePassword({ actor, input: body });
  await beginHere(input, { userId, organisationId: actor.organisationId, method: "password" });
});
