import { route } from "@/lib/http/route";
import { getCliFile } from "@/lib/schemas/cli";
import { readCliFile } from "@/lib/services/cli/read-cli-file";

export const GET = route(
  getCliFile,
  ({ params: { file } }) =>
    new Response(readCliFile(file), {
      headers: {
        "content-type": file.endsWith(".mjs")
          ? "text/javascript; charset=utf-8"
          : "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${file}"`,
        "cache-control": "public, max-age=300",
      },
    }),
);
