import { z } from "zod";
import { roles, scopes } from "@/lib/core/actor";
import { EmailAddress, Id, Instant, Locale, TimeZone } from "./field";
import { operation } from "./operation";

export const Password = z
  .string()
  .min(10, { error: "must have at least 10 characters" })
  .max(200, { error: "must have at most 200 characters" });

const OrganisationOfMe = z.object({ id: Id, slug: z.string(), name: z.string(), role: z.enum(roles) });

export const MeView = z
  .object({
    user: z
      .object({
        id: Id,
        name: z.string(),
        email: z.string(),
        /** BCP 47, for dates and numbers; null: the browser's. */
        locale: z.string().nullable(),
        /** The zone that the pages show times in; null: the browser's. */
        timezone: z.string().nullable(),
        /** Without one they sign in with the provider alone. */
        has_password: z.boolean(),
      })
      .nullable(),
    role: z.enum(roles),
    /** Whether they may change what stands above all organisations. */
    is_root: z.boolean(),
    organisation: z.object({
      id: Id,
      slug: z.string(),
      name: z.string(),
      /** Off: the settings let nobody of it be told anything. */
      is_on: z.boolean(),
    }),
    /** All that the person belongs to, by name. A key has the one it is of. */
    organisations: z.array(OrganisationOfMe),
  })
  .meta({ id: "Me" });
export type MeView = z.infer<typeof MeView>;

export const getMe = operation({
  id: "getMe",
  method: "GET",
  path: "/api/v1/me",
  tag: "Account",
  summary: "Who this session or key is",
  access: { kind: "member", role: "member", scope: "read" },
  status: 200,
  result: MeView,
});

export const updateMe = operation({
  id: "updateMe",
  method: "PATCH",
  path: "/api/v1/me",
  tag: "Account",
  summary: "Change one's own name, language of dates and zone",
  access: { kind: "member", role: "member", scope: "preferences:write" },
  body: z.strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    locale: Locale.nullish(),
    timezone: TimeZone.nullish(),
  }),
  status: 200,
  result: MeView,
});

export const switchOrganisation = operation({
  id: "switchOrganisation",
  method: "PUT",
  path: "/api/v1/me/organisation",
  tag: "Account",
  summary: "Look at another of one's organisations in this session; a key cannot",
  access: { kind: "member", role: "member", scope: "read" },
  body: z.strictObject({ organisation_id: Id }),
  status: 200,
  result: MeView,
});

export const changePassword = operation({
  id: "changePassword",
  method: "POST",
  path: "/api/v1/me/password",
  tag: "Account",
  summary: "Change one's own password; all other sessions end",
  access: { kind: "member", role: "member", scope: "preferences:write" },
  body: z.strictObject({ current_password: z.string().max(200), new_password: Password }),
  status: 204,
});

export const SetupInput = z
  .strictObject({
    token: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(120),
    email: EmailAddress,
    password: Password,
    timezone: z.string().max(60).optional(),
  })
  .meta({ id: "Setup" });
export type SetupInput = z.infer<typeof SetupInput>;

export const setUp = operation({
  id: "setUp",
  method: "POST",
  path: "/api/v1/setup",
  tag: "Account",
  summary: "Make the first admin with the one-time token of the server's log",
  access: {
    kind: "public",
    because: "the one-time token is the authority; without an open set-up it is not found",
  },
  body: SetupInput,
  status: 201,
  result: z.object({ email: z.string() }),
});

export const ApiKeyView = z
  .object({
    id: Id,
    name: z.string(),
    prefix: z.string(),
    last4: z.string(),
    scopes: z.array(z.enum(scopes)),
    acts_as: z.object({ id: Id, name: z.string() }).nullable(),
    expires_at: Instant.nullable(),
    last_used_at: Instant.nullable(),
    created_at: Instant,
  })
  .meta({ id: "ApiKey" });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;

export const listApiKeys = operation({
  id: "listApiKeys",
  method: "GET",
  path: "/api/v1/api-keys",
  tag: "Account",
  summary: "The organisation's API keys, without their secrets",
  access: admin,
  status: 200,
  result: z.object({ data: z.array(ApiKeyView) }),
});

export const createApiKey = operation({
  id: "createApiKey",
  method: "POST",
  path: "/api/v1/api-keys",
  tag: "Account",
  summary: "Make an API key; the answer is the only time it is shown",
  access: admin,
  body: z.strictObject({
    name: z.string().trim().min(1).max(120),
    scopes: z.array(z.enum(scopes)).min(1),
    expires_at: Instant.nullish(),
  }),
  idempotencyKey: "refused",
  status: 201,
  result: ApiKeyView.extend({ key: z.string() }),
});

export const revokeApiKey = operation({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/api/v1/api-keys/{id}",
  tag: "Account",
  summary: "Revoke an API key at once",
  access: admin,
  params: z.object({ id: Id }),
  status: 204,
});
