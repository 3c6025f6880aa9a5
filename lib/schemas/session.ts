import { z } from "zod";
import { Id, Instant } from "./field";
import { operation } from "./operation";

/** How somebody came in. */
export const signInMethods = ["password", "oidc", "invitation", "reset"] as const;
export type SignInMethod = (typeof signInMethods)[number];

export const SessionView = z
  .object({
    id: Id,
    /** The one that asks. */
    is_current: z.boolean(),
    method: z.enum(signInMethods),
    /** What the browser calls itself. */
    user_agent: z.string(),
    /** Where it was last seen from; empty when that is not known. */
    address: z.string(),
    created_at: Instant,
    last_seen_at: Instant,
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof SessionView>;

const own = { kind: "member", role: "member", scope: "preferences:write" } as const;

export const listSessions = operation({
  id: "listSessions",
  method: "GET",
  path: "/api/v1/me/sessions",
  tag: "Account",
  summary: "Where one is signed in, the latest first",
  access: own,
  status: 200,
  result: z.object({ data: z.array(SessionView) }),
});

export const endSession = operation({
  id: "endSession",
  method: "DELETE",
  path: "/api/v1/me/sessions/{id}",
  tag: "Account",
  summary: "Sign out there",
  access: own,
  params: z.object({ id: Id }),
  status: 204,
});

export const endAllSessions = operation({
  id: "endAllSessions",
  method: "DELETE",
  path: "/api/v1/me/sessions",
  tag: "Account",
  summary: "Sign out everywhere, here as well",
  access: own,
  status: 204,
});
