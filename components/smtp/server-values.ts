import { z } from "zod";
import { changedWords } from "@/components/ui/changed-words";
import { filledLines } from "@/components/ui/form-list-field";
import type { SecretChange } from "@/components/ui/secret-control";
import { mailPresetDetails, presetOfHost, type MailPreset } from "@/lib/core/mail-presets";
import { EmailAddress } from "@/lib/schemas/field";
import { authMethods, type MailServerView } from "@/lib/schemas/mail-server";
import { smtpSecurities } from "@/lib/schemas/smtp";

const isAddress = (text: string) => EmailAddress.safeParse(text).success;

/** The API's rule, in words that stand alone below a field. */
export const AddressField = z
  .string()
  .trim()
  .refine(isAddress, { error: "Must be an address such as ada@example.org." });

const mostCc = 10;
const portNeeded = "Give the port, such as 587.";
const Line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `At most ${most} characters.` });
const Secret = z.custom<SecretChange>();

export const ServerValues = z
  .object({
    name: Line(80),
    smtp_server: z
      .string()
      .trim()
      .min(1, { error: "Give the host name of the mail server." })
      .max(253)
      .regex(/^[A-Za-z0-9.:[\]-]+$/, { error: "Must be a host name or address, without port." }),
    smtp_port: z
      .int({ error: portNeeded })
      .min(1, { error: "Must be from 1 to 65535." })
      .max(65_535, { error: "Must be from 1 to 65535." })
      .nullable()
      .refine((port): boolean => port !== null, { error: portNeeded }),
    security: z.enum(smtpSecurities),
    custom_ca: z.string().max(32_768, { error: "At most 32,768 characters." }),
    auth_method: z.enum(authMethods),
    username: Line(255),
    password: Secret,
    oauth_client_id: Line(500),
    oauth_client_secret: Secret,
    oauth_refresh_token: Secret,
    oauth_token_url: z
      .literal("")
      .or(z.url({ protocol: /^https$/, error: "Must be an https address." }).max(2000)),
    oauth_scope: Line(1000),
    from_email: AddressField,
    from_name: Line(120),
    reply_to: z.literal("").or(AddressField),
    cc: z.array(z.string()).superRefine((lines, context) => {
      const addresses = filledLines(lines);
      const wrong = addresses.find((address) => !isAddress(address));
      if (wrong) context.addIssue({ code: "custom", message: `${wrong} is no address.` });
      if (addresses.length > mostCc)
        context.addIssue({ code: "custom", message: `At most ${mostCc} addresses.` });
    }),
    subject_prefix: Line(60),
    rate_per_minute: z
      .int({ error: "Must be a whole number." })
      .min(1, { error: "Must be 1 or more; empty for no limit." })
      .max(100_000, { error: "Must be 100,000 or less." })
      .nullable(),
    is_active: z.boolean(),
  })
  .superRefine((values, context) => {
    if (values.auth_method !== "oauth2") return;
    for (const name of ["username", "oauth_client_id", "oauth_token_url"] as const)
      if (values[name] === "")
        context.addIssue({ code: "custom", path: [name], message: "OAuth2 needs this." });
  });
export type ServerValues = z.infer<typeof ServerValues>;

const keep: SecretChange = { action: "keep" };

/** A new one, filled in as far as the provider is the same for everybody. */
export function newServerValues(preset: MailPreset): ServerValues {
  const { host, port, security, authMethod, username, oauth } = mailPresetDetails[preset];
  return {
    name: "",
    smtp_server: host,
    smtp_port: port,
    security,
    custom_ca: "",
    auth_method: authMethod,
    username: username ?? "",
    password: keep,
    oauth_client_id: "",
    oauth_client_secret: keep,
    oauth_refresh_token: keep,
    oauth_token_url: oauth?.tokenUrl ?? "",
    oauth_scope: oauth?.scope ?? "",
    from_email: "",
    from_name: "",
    reply_to: "",
    cc: [],
    subject_prefix: "",
    rate_per_minute: null,
    is_active: true,
  };
}

export function serverValuesOf(view: MailServerView): ServerValues {
  const { oauth_token_url, oauth_scope } = newServerValues(view.preset ?? presetOfHost(view.smtp_server));
  return {
    name: view.name ?? "",
    smtp_server: view.smtp_server,
    smtp_port: view.smtp_port,
    security: view.security,
    custom_ca: view.custom_ca ?? "",
    auth_method: view.auth_method,
    username: view.username ?? "",
    password: keep,
    oauth_client_id: view.oauth_client_id ?? "",
    oauth_client_secret: keep,
    oauth_refresh_token: keep,
    oauth_token_url: view.oauth_token_url ?? oauth_token_url,
    oauth_scope: view.oauth_scope ?? oauth_scope,
    from_email: view.from_email,
    from_name: view.from_name ?? "",
    reply_to: view.reply_to ?? "",
    cc: view.cc,
    subject_prefix: view.subject_prefix ?? "",
    rate_per_minute: view.rate_per_minute,
    is_active: view.is_active,
  };
}

const secretNames = ["password", "oauth_client_secret", "oauth_refresh_token"] as const;
type SecretName = (typeof secretNames)[number];

/** What the API takes, of a new server and of a changed one. What OAuth2 alone needs goes with OAuth2 alone. */
export function serverInput(values: ServerValues) {
  const isOauth = values.auth_method === "oauth2";
  return {
    name: values.name || null,
    preset: presetOfHost(values.smtp_server),
    smtp_server: values.smtp_server,
    smtp_port: values.smtp_port ?? 0,
    security: values.security,
    custom_ca: values.custom_ca.trim() || null,
    auth_method: values.auth_method,
    username: values.username || null,
    oauth_client_id: isOauth ? values.oauth_client_id || null : null,
    oauth_token_url: isOauth ? values.oauth_token_url || null : null,
    oauth_scope: isOauth ? values.oauth_scope || null : null,
    from_email: values.from_email,
    from_name: values.from_name || null,
    reply_to: values.reply_to || null,
    cc: filledLines(values.cc),
    subject_prefix: values.subject_prefix || null,
    rate_per_minute: values.rate_per_minute,
    is_active: values.is_active,
    ...secretInput(values),
  };
}

/** Absent keeps the stored one. */
function secretInput(values: ServerValues): Partial<Record<SecretName, string | null>> {
  const input: Partial<Record<SecretName, string | null>> = {};
  for (const name of secretNames) {
    const change = values[name];
    if (change.action === "remove") input[name] = null;
    if (change.action === "replace" && change.value !== "") input[name] = change.value;
  }
  return input;
}

const words: Record<keyof ServerValues, string> = {
  name: "Name",
  smtp_server: "Host",
  smtp_port: "Port",
  security: "Security",
  custom_ca: "Certificate",
  auth_method: "Sign-in",
  username: "User name",
  password: "Password",
  oauth_client_id: "Client ID",
  oauth_client_secret: "Client secret",
  oauth_refresh_token: "Refresh token",
  oauth_token_url: "Token address",
  oauth_scope: "Scope",
  from_email: "From address",
  from_name: "From name",
  reply_to: "Reply-to",
  cc: "Copies",
  subject_prefix: "Subject prefix",
  rate_per_minute: "Mails a minute",
  is_active: "Whether it is used",
};

export function serverChangeWords(before: ServerValues, after: ServerValues): string[] {
  return changedWords(words, before, after);
}

/** Another server must not get a secret that was not meant for it, so the API drops what is stored. */
export function dropsSecrets(view: MailServerView, values: ServerValues): boolean {
  const isOther =
    view.smtp_server.toLowerCase() !== values.smtp_server.trim().toLowerCase() ||
    view.smtp_port !== values.smtp_port;
  return isOther && secretNames.some((name) => view[name].configured && values[name].action === "keep");
}
