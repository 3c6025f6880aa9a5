import { z } from "zod";
import { changedWords } from "@/components/ui/changed-words";
import type { SecretChange } from "@/components/ui/secret-control";
import { EmailAddress } from "@/lib/schemas/field";
import { smtpSecurities, type SaveSmtpSettingsInput, type SmtpSettingsView } from "@/lib/schemas/smtp";

/** The API's rule, in words that stand alone below a field. */
export const AddressField = z
  .string()
  .trim()
  .refine((text) => EmailAddress.safeParse(text).success, {
    error: "Must be an address such as ada@example.org.",
  });

export const SmtpValues = z.object({
  smtp_server: z
    .string()
    .trim()
    .min(1, { error: "Give the host name of the mail server." })
    .max(253)
    .regex(/^[A-Za-z0-9.:[\]-]+$/, { error: "Must be a host name or address, without port." }),
  smtp_port: z
    .int({ error: "Give the port, such as 587." })
    .min(1, { error: "Must be from 1 to 65535." })
    .max(65_535, { error: "Must be from 1 to 65535." })
    .nullable()
    .refine((port): boolean => port !== null, { error: "Give the port, such as 587." }),
  security: z.enum(smtpSecurities),
  username: z.string().max(255),
  password: z.custom<SecretChange>(),
  from_email: AddressField,
  from_name: z.string().trim().max(120),
  reply_to: z.literal("").or(AddressField),
  subject_prefix: z.string().trim().max(60),
  is_active: z.boolean(),
});
export type SmtpValues = z.infer<typeof SmtpValues>;

export function smtpValuesOf(view: SmtpSettingsView): SmtpValues {
  return {
    smtp_server: view.smtp_server ?? "",
    smtp_port: view.smtp_port ?? (view.configured ? null : 587),
    security: view.security ?? "starttls",
    username: view.username ?? "",
    password: { action: "keep" },
    from_email: view.from_email ?? "",
    from_name: view.from_name ?? "",
    reply_to: view.reply_to ?? "",
    subject_prefix: view.subject_prefix ?? "",
    is_active: view.configured ? view.is_active : true,
  };
}

export function smtpInputOf(values: SmtpValues): SaveSmtpSettingsInput {
  const { password, smtp_port, ...rest } = values;
  return {
    ...rest,
    smtp_port: smtp_port ?? 0,
    username: values.username || null,
    from_name: values.from_name || null,
    reply_to: values.reply_to || null,
    subject_prefix: values.subject_prefix || null,
    // Absent keeps the stored one.
    ...(password.action === "remove" && { password: null }),
    ...(password.action === "replace" && password.value !== "" && { password: password.value }),
  };
}

const words: Record<keyof SmtpValues, string> = {
  smtp_server: "Host",
  smtp_port: "Port",
  security: "Security",
  username: "User name",
  password: "Password",
  from_email: "From address",
  from_name: "From name",
  reply_to: "Reply-to",
  subject_prefix: "Subject prefix",
  is_active: "Whether it is used",
};

export function smtpChangeWords(before: SmtpValues, after: SmtpValues): string[] {
  return changedWords(words, before, after);
}

/** Another server must not get a password that was not meant for it, so the API drops the stored one. */
export function dropsPassword(
  view: SmtpSettingsView,
  { smtp_server, smtp_port, password }: SmtpValues,
): boolean {
  const isOther =
    view.smtp_server?.toLowerCase() !== smtp_server.trim().toLowerCase() || view.smtp_port !== smtp_port;
  return view.password.configured && password.action === "keep" && isOther;
}
