import { z } from "zod";
import { EmailAddress, Instant } from "./field";
import { operation } from "./operation";
import { SecretView } from "./secret";

export const smtpSecurities = ["none", "starttls", "tls"] as const;

export const SmtpSettingsView = z
  .object({
    configured: z.boolean(),
    smtp_server: z.string().nullable(),
    smtp_port: z.int().nullable(),
    security: z.enum(smtpSecurities).nullable(),
    // Derived from security (C16).
    use_tls: z.boolean(),
    use_ssl: z.boolean(),
    username: z.string().nullable(),
    password: SecretView,
    from_email: z.string().nullable(),
    from_name: z.string().nullable(),
    reply_to: z.string().nullable(),
    subject_prefix: z.string().nullable(),
    is_active: z.boolean(),
    created_at: Instant.nullable(),
    updated_at: Instant.nullable(),
  })
  .meta({ id: "SmtpSettings" });
export type SmtpSettingsView = z.infer<typeof SmtpSettingsView>;

export const HostName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9.:[\]-]+$/, { error: "must be a host name or address, without port" });

export const SaveSmtpSettingsInput = z
  .strictObject({
    smtp_server: HostName,
    smtp_port: z.int().min(1).max(65_535),
    security: z.enum(smtpSecurities).optional(),
    use_tls: z.boolean().optional(),
    use_ssl: z.boolean().optional(),
    username: z.string().max(255).nullish(),
    password: z
      .string()
      .max(1000)
      .nullish()
      .meta({ description: "Absent or empty keeps the stored one, null removes it" }),
    from_email: EmailAddress,
    from_name: z.string().trim().max(120).nullish(),
    reply_to: EmailAddress.nullish(),
    subject_prefix: z.string().trim().max(60).nullish(),
    is_active: z.boolean().default(true),
  })
  .refine((input) => !(input.use_ssl && input.security && input.security !== "tls"), {
    error: "contradicts security",
    path: ["use_ssl"],
  })
  .meta({ id: "SaveSmtpSettings" });
export type SaveSmtpSettingsInput = z.infer<typeof SaveSmtpSettingsInput>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;

export const getSmtpSettings = operation({
  id: "getSmtpSettings",
  method: "GET",
  path: "/api/v1/notification/smtp/settings",
  tag: "Email settings",
  summary: "The mail server's settings, without the password",
  access: admin,
  status: 200,
  result: SmtpSettingsView,
});

export const saveSmtpSettings = operation({
  id: "saveSmtpSettings",
  method: "POST",
  path: "/api/v1/notification/smtp/settings",
  tag: "Email settings",
  summary: "Set the mail server; changing the host drops the stored password",
  access: admin,
  body: SaveSmtpSettingsInput,
  status: 200,
  result: SmtpSettingsView,
});

export const testSmtp = operation({
  id: "testSmtp",
  method: "POST",
  path: "/api/v1/notification/smtp/test",
  tag: "Email settings",
  summary: "Send a test mail with the stored settings and tell what the server answered, by category",
  access: admin,
  body: z.strictObject({ to: EmailAddress }),
  status: 200,
  result: z.object({
    ok: z.boolean(),
    /** A FailureReason, or null. */
    reason: z.string().nullable(),
    text: z.string(),
    duration_ms: z.int(),
  }),
});
