import { downloadHeaders } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { getRunFile } from "@/lib/services/runs/get-run-file";
import { putRunFile } from "@/lib/services/runs/put-run-file";

export const GET = route(operations.getRunFile, async ({ actor, params }) => {
  const { name, contentType, content } = await getRunFile({ actor, id: params.id, name: params.name });
  return new Response(content, { headers: downloadHeaders(name, contentType) });
});

export const PUT = route(operations.putRunFile, ({ actor, params, body }) =>
  putRunFile({ actor, id: params.id, name: params.name, input: body }),
);
