import { clientAddress } from "@/lib/auth/client-address";
import { personHere } from "@/lib/auth/session";
import { beginHere } from "@/lib/http/begin-here";
import { route } from "@/lib/http/route";
import { acceptInvitation as operation } from "@/lib/schemas/invitation";
import { acceptInvitation } from "@/lib/services/invitations/accept-invitation";

export const POST = route(operation, async (input) => {
  const { headers } = input.request;
  const { email, ...place } = await acceptInvitation({
    input: input.body,
    signedInAs: await personHere(headers),
    clientAddress: clientAddress(headers),
  });
  await beginHere(input, { ...place, method: "invitation" });
  return { email };
});
