import { z } from "zod";
import { Instant } from "./field";
import { operation } from "./operation";

const MINUTES_OF_A_DAY = 1440;

export const DebugLogView = z
  .object({
    /** Null: off. It ends by itself then. */
    until: Instant.nullable(),
    /** Who switched it on. */
    by: z.string().nullable(),
  })
  .meta({ id: "DebugLog" });
export type DebugLogView = z.infer<typeof DebugLogView>;

export const DebugLogInput = z.strictObject({
  minutes: z
    .int()
    .min(0)
    .max(MINUTES_OF_A_DAY)
    .describe("From now on, in all processes; 0 switches it off.")
    .meta({ example: 30 }),
});
export type DebugLogInput = z.output<typeof DebugLogInput>;

const root = { kind: "member", role: "admin", scope: "settings:write", root: true } as const;
const path = "/api/v1/root/debug-log";

export const getDebugLog = operation({
  id: "getDebugLog",
  method: "GET",
  path,
  tag: "System",
  summary: "Whether the processes write down each request, decision and try",
  access: root,
  status: 200,
  result: DebugLogView,
});

export const putDebugLog = operation({
  id: "putDebugLog",
  method: "PUT",
  path,
  tag: "System",
  summary: "Let all processes write down each request, decision and try, for some minutes",
  access: root,
  body: DebugLogInput,
  status: 200,
  result: DebugLogView,
});
