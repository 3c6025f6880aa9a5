import { z } from "zod";
import { Id } from "./field";
import { operation } from "./operation";

export const TargetView = z.object({ id: Id, name: z.string(), hostname: z.string() }).meta({ id: "Target" });
export type TargetView = z.infer<typeof TargetView>;

export const listTargets = operation({
  id: "listTargets",
  method: "GET",
  path: "/api/v1/targets",
  tag: "Jobs",
  summary: "The machines and systems that runs act on, the first 100 by name",
  access: { kind: "member", role: "member", scope: "read" },
  query: z.object({ q: z.string().trim().max(200).optional() }),
  status: 200,
  result: z.object({ data: z.array(TargetView) }),
});
