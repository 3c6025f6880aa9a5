import { z } from "zod";
import { mailPresets } from "@/lib/core/mail-presets";
import { HealthOfDestination, TestResult } from "./channel";
import { EmailAddress, Id, Instant } from "./field";
import { operation } from "./operation";
import { SecretView } from "./secret";
import { HostName, smtpSecurities } from "./smtp";

export const authMethods = ["auto", "plain", "login", "oauth2"] as const;

const settings = {
  name: z.string().trim().min(1).max(80).nullable(),
  preset: z.enum(mailPresets).nullable(),
  smtp_server: HostName,
  smtp_port: z.int().min(1).max(65_535),
  security: z.enum(smtpSecurities),
  custom_ca: z.string().trim().max(32_768).nullable().meta({ description: "PEM" }),
  auth_method: z.enum(authMethods),
  username: z.string().max(255).nullable(),
  oauth_client_id: z.string().max(500).nullable(),
  oauth_token_url: z
    .url({ protocol: /^https$/, error: "must be an https address" })
    .max(2000)
    .nullable(),
  oauth_scope: z.string().max(1000).nullable(),
  from_email: EmailAddress,
  from_name: z.string().trim().max(120).nullable(),
  reply_to: EmailAddress.nullable(),
  cc: z.array(EmailAddress).max(10),
  subject_prefix: z.string().trim().max(60).nullable(),
  rate_per_minute: z.int().min(1).max(100_000).nullable(),
  is_active: z.boolean(),
};

/** Absent or empty keeps the stored one, null removes it. */
const secret = z.string().max(4000).nullable();
const secrets = { password: secret, oauth_client_secret: secret, oauth_refresh_token: secret };

export const MailServerView = z
  .object({
    id: Id,
    /** The servers are tried in this order, from 0. */
    position: z.int(),
    ...settings,
    password: SecretView,
    oauth_client_secret: SecretView,
    oauth_refresh_token: SecretView,
    health: HealthOfDestination,
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "MailServer" });
export type MailServerView = z.infer<typeof MailServerView>;

const defaults = {
  name: null,
  preset: null,
  custom_ca: null,
  auth_method: "auto" as const,
  username: null,
  oauth_client_id: null,
  oauth_token_url: null,
  oauth_scope: null,
  from_name: null,
  reply_to: null,
  cc: [],
  subject_prefix: null,
  rate_per_minute: null,
  is_active: true,
};

export const CreateMailServerInput = z
  .strictObject({
    ...settings,
    ...secrets,
  })
  .partial()
  .required({ smtp_server: true, smtp_port: true, security: true, from_email: true })
  .transform((input) => ({ ...defaults, ...input }))
  .meta({ id: "CreateMailServer" });
export type CreateMailServerInput = z.infer<typeof CreateMailServerInput>;

/** What is left out keeps its value. Another host or port drops the stored secrets. */
export const UpdateMailServerInput = z
  .strictObject({ ...settings, ...secrets })
  .partial()
  .meta({ id: "UpdateMailServer" });
export type UpdateMailServerInput = z.infer<typeof UpdateMailServerInput>;

/** The steps of the SMTP doctor, in order. */
export const doctorSteps = [
  "dns",
  "tcp",
  "banner",
  "tls",
  "auth",
  "mail_from",
  "rcpt_to",
  "message",
] as const;
export type DoctorStep = (typeof doctorSteps)[number];

export const DoctorReport = z
  .object({
    ok: z.boolean(),
    steps: z.array(
      z.object({
        step: z.enum(doctorSteps),
        /** skipped: an earlier step failed, or the settings do not ask for it */
        outcome: z.enum(["ok", "failed", "skipped"]),
        duration_ms: z.int(),
        /** What was found, in our words. */
        text: z.string(),
        /** What to do about it. */
        fix: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "DoctorReport" });
export type DoctorReport = z.infer<typeof DoctorReport>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const IdParams = z.object({ id: Id });
const tag = "Email settings";

export const listMailServers = operation({
  id: "listMailServers",
  method: "GET",
  path: "/api/v1/mail-servers",
  tag,
  summary: "The organisation's mail servers in the order in which they are tried",
  access: admin,
  status: 200,
  result: z.object({ data: z.array(MailServerView) }),
});

export const createMailServer = operation({
  id: "createMailServer",
  method: "POST",
  path: "/api/v1/mail-servers",
  tag,
  summary: "Add a mail server behind the others",
  access: admin,
  body: CreateMailServerInput,
  idempotencyKey: "remembered",
  status: 201,
  result: MailServerView,
});

export const updateMailServer = operation({
  id: "updateMailServer",
  method: "PATCH",
  path: "/api/v1/mail-servers/{id}",
  tag,
  summary: "Change a mail server; mails that waited because of its settings are due at once",
  access: admin,
  params: IdParams,
  body: UpdateMailServerInput,
  status: 200,
  result: MailServerView,
});

export const deleteMailServer = operation({
  id: "deleteMailServer",
  method: "DELETE",
  path: "/api/v1/mail-servers/{id}",
  tag,
  summary: "Remove a mail server",
  access: admin,
  params: IdParams,
  status: 204,
});

export const orderMailServers = operation({
  id: "orderMailServers",
  method: "PUT",
  path: "/api/v1/mail-servers/order",
  tag,
  summary: "Set the order in which the mail servers are tried",
  access: admin,
  body: z.strictObject({ ids: z.array(Id).min(1).max(20) }),
  status: 200,
  result: z.object({ data: z.array(MailServerView) }),
});

/** With `id`: what is left out is as it is stored, secrets as well, unless host or port are others. */
export const CheckMailServerInput = UpdateMailServerInput.extend({
  id: Id.optional(),
  /** Gets the test mail; without it no mail is sent, and the last step is skipped. */
  to: EmailAddress.optional(),
}).meta({ id: "CheckMailServer" });
export type CheckMailServerInput = z.infer<typeof CheckMailServerInput>;

export const checkMailServer = operation({
  id: "checkMailServer",
  method: "POST",
  path: "/api/v1/mail-servers/check",
  tag,
  summary:
    "Go through the whole conversation with a mail server, step by step, and say how to mend what fails",
  access: admin,
  body: CheckMailServerInput,
  status: 200,
  result: DoctorReport,
});

export const testMailServer = operation({
  id: "testMailServer",
  method: "POST",
  path: "/api/v1/mail-servers/{id}/test",
  tag,
  summary: "Send a test mail over one server and tell how it went, by category",
  access: admin,
  params: IdParams,
  body: z.strictObject({ to: EmailAddress }),
  status: 200,
  result: TestResult,
});
