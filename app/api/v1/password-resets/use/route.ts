import { beginHere } from "@/lib/http/begin-here";
import { route } from "@/lib/http/route";
import { setNewPassword as operation } from "@/lib/schemas/password-reset";
import { setNewPassword } from "@/lib/services/password-resets/set-new-password";

export const POST = route(operation, async (input) => {
  const { email, userId, organisationId } = await setNewPassword(input.body);
  if (organisationId !== null) await beginHere(input, { userId, organisationId, method: "reset" });
  return { email };
});
