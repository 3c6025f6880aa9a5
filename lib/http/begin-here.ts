import { beginSession, type SessionStart } from "@/lib/auth/begin-session";
import { config } from "@/lib/config";
import type { HandlerInput } from "./route";
import { isSameOrigin } from "./same-origin";
import type { z } from "zod";

type Here = Pick<HandlerInput<z.ZodType, z.ZodType, z.ZodType>, "request" | "beginSession">;

/**
 * Signs the browser in that sends the request: somebody has just shown there who they are. Only for our own pages:
 * another site could make a browser somebody it is not, and a program keeps no cookies.
 */
export async function beginHere(
  { request, beginSession: give }: Here,
  start: Omit<SessionStart, "headers">,
): Promise<void> {
  if (!isSameOrigin(request, config().appUrl)) return;
  const session = await beginSession({ ...start, headers: request.headers });
  if (session) give(session);
}
