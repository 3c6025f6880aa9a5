import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { Id, Instant } from "./field";
import { operation } from "./operation";

export const MemberView = z
  .object({
    user_id: Id,
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    is_root: z.boolean(),
    is_disabled: z.boolean(),
    /** Whether they can sign in at all, and how. None: somebody who is only told things. */
    signs_in_with: z.array(z.enum(["password", "oidc"])),
    /** Of other organisations as well: then only root may disable them or make them a link. */
    is_shared: z.boolean(),
    /** Null: not signed in now. */
    last_seen_at: Instant.nullable(),
    created_at: Instant,
  })
  .meta({ id: "Member" });
export type MemberView = z.infer<typeof MemberView>;

/** A link to hand on. It is shown once, as only its hash is stored. */
export const OneTimeLink = z
  .object({
    url: z.string(),
    expires_at: Instant,
    /** Whether a mail with it is under way as well; null: no mail server is set up. */
    mailed: z.boolean().nullable(),
  })
  .meta({ id: "OneTimeLink" });
export type OneTimeLink = z.infer<typeof OneTimeLink>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const params = z.object({ user_id: Id });

export const listMembers = operation({
  id: "listMembers",
  method: "GET",
  path: "/api/v1/members",
  tag: "People",
  summary: "The organisation's people",
  access: { kind: "member", role: "member", scope: "read" },
  status: 200,
  result: z.object({ data: z.array(MemberView) }),
});

export const updateMember = operation({
  id: "updateMember",
  method: "PATCH",
  path: "/api/v1/members/{user_id}",
  tag: "People",
  summary: "Change a member's role, or let them in no more; their sessions end",
  access: admin,
  params,
  body: z
    .strictObject({ role: z.enum(roles).optional(), is_disabled: z.boolean().optional() })
    .refine((body) => Object.keys(body).length > 0, { error: "says nothing to change" }),
  status: 200,
  result: MemberView,
});

export const removeMember = operation({
  id: "removeMember",
  method: "DELETE",
  path: "/api/v1/members/{user_id}",
  tag: "People",
  summary: "Take a person out of the organisation; what they made stays",
  access: admin,
  params,
  status: 204,
});

export const endMemberSessions = operation({
  id: "endMemberSessions",
  method: "DELETE",
  path: "/api/v1/members/{user_id}/sessions",
  tag: "People",
  summary: "Sign a member out everywhere",
  access: admin,
  params,
  status: 204,
});

export const makePasswordLink = operation({
  id: "makePasswordLink",
  method: "POST",
  path: "/api/v1/members/{user_id}/password-link",
  tag: "People",
  summary: "Make a member a link with which they set a new password",
  access: admin,
  params,
  idempotencyKey: "refused",
  status: 201,
  result: OneTimeLink,
});
