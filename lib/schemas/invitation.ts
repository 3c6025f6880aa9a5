import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { Password } from "./account";
import { EmailAddress, Id, Instant, TimeZone } from "./field";
import { OneTimeLink } from "./member";
import { operation } from "./operation";

export const invitationStates = ["open", "expired", "accepted", "revoked"] as const;

export const InvitationView = z
  .object({
    id: Id,
    email: z.string(),
    role: z.enum(roles),
    state: z.enum(invitationStates),
    invited_by: z.object({ id: Id, name: z.string() }).nullable(),
    expires_at: Instant,
    created_at: Instant,
  })
  .meta({ id: "Invitation" });
export type InvitationView = z.infer<typeof InvitationView>;

const MadeInvitation = z.object({ invitation: InvitationView, link: OneTimeLink });
export type MadeInvitation = z.infer<typeof MadeInvitation>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const params = z.object({ id: Id });

export const listInvitations = operation({
  id: "listInvitations",
  method: "GET",
  path: "/api/v1/invitations",
  tag: "People",
  summary: "Who is invited and has not come yet",
  access: admin,
  status: 200,
  result: z.object({ data: z.array(InvitationView) }),
});

export const createInvitation = operation({
  id: "createInvitation",
  method: "POST",
  path: "/api/v1/invitations",
  tag: "People",
  summary: "Invite somebody; the answer is the only time the link is shown",
  access: admin,
  body: z.strictObject({ email: EmailAddress, role: z.enum(roles) }),
  idempotencyKey: "refused",
  status: 201,
  result: MadeInvitation,
});

export const renewInvitation = operation({
  id: "renewInvitation",
  method: "POST",
  path: "/api/v1/invitations/{id}/renew",
  tag: "People",
  summary: "Make a new link, which voids the one before",
  access: admin,
  params,
  idempotencyKey: "refused",
  status: 201,
  result: MadeInvitation,
});

export const revokeInvitation = operation({
  id: "revokeInvitation",
  method: "DELETE",
  path: "/api/v1/invitations/{id}",
  tag: "People",
  summary: "Take an invitation back",
  access: admin,
  params,
  status: 204,
});

const Token = z.string().min(1).max(200);

export const openInvitation = operation({
  id: "openInvitation",
  method: "POST",
  path: "/api/v1/invitations/open",
  tag: "People",
  summary: "What an invitation's link is about; opening it changes nothing",
  access: { kind: "public", because: "the one-time token is the authority" },
  body: z.strictObject({ token: Token }),
  status: 200,
  result: z.object({
    organisation: z.string(),
    email: z.string(),
    role: z.enum(roles),
    /** They join as who they are, with no new name or password. */
    has_account: z.boolean(),
    /** Without one they sign in with the provider, and join then. */
    has_password: z.boolean(),
    /** The request comes from a session of theirs: no password is asked for. */
    is_signed_in: z.boolean(),
    expires_at: Instant,
  }),
});

export const acceptInvitation = operation({
  id: "acceptInvitation",
  method: "POST",
  path: "/api/v1/invitations/accept",
  tag: "People",
  summary: "Join: with a new password, the one that the person has, or their session",
  access: { kind: "public", because: "the one-time token is the authority" },
  body: z.strictObject({
    token: Token,
    /** Of a new person. */
    name: z.string().trim().min(1).max(120).optional(),
    /** Not of somebody who is signed in. */
    password: Password.optional(),
    timezone: TimeZone.optional(),
  }),
  status: 201,
  result: z.object({ email: z.string() }),
});
