import { z } from "zod";
import { operation } from "./operation";

export const cliFiles = ["runbell.mjs", "client.mjs", "client.d.mts"] as const;
export type CliFile = (typeof cliFiles)[number];

export const getCliFile = operation({
  id: "getCliFile",
  method: "GET",
  path: "/cli/{file}",
  tag: "Command line",
  summary: "The command line tool, the client or its types, each as one file that needs nothing but Node",
  access: {
    kind: "public",
    because: "A machine fetches the program before it has a key, and the program holds no secret.",
  },
  params: z.object({ file: z.enum(cliFiles) }),
  status: 200,
  produces: "text/javascript",
});
