import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/branding";
import { getLogo } from "@/lib/services/branding/get-logo";

export const GET = route(operations.getLogo, async ({ params }) => {
  const { content, contentType } = await getLogo({
    organisationId: params.organisation_id,
    file: params.file,
  });
  return new Response(content, {
    headers: {
      "content-type": contentType,
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      // The address holds the hash of the content.
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
});
