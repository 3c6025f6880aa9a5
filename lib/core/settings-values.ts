import type { MessageLimits } from "./decide/gate";
import { defaultRetryPolicy, type RetryPolicy } from "./retry";
import type { SettingsDocument } from "./settings";

/** What counts where no document says anything. */
export const settingsDefaults = {
  retry_config: {
    max_attempts: defaultRetryPolicy.maxAttempts,
    initial_delay_seconds: defaultRetryPolicy.initialDelaySeconds,
    max_delay_seconds: defaultRetryPolicy.maxDelaySeconds,
    exponential_backoff: defaultRetryPolicy.exponentialBackoff,
  },
  retention: { notifications_days: 365, inbox_days: 30 },
  limits: { window_minutes: 60 },
  email: { smtp_port: 587 },
} as const;

/** Somebody's own word ends where it says; ours goes on for a day. */
export function retryPolicyOf({ retry_config: given = {} }: SettingsDocument): RetryPolicy {
  if (Object.keys(given).length === 0) return defaultRetryPolicy;
  const own = { ...settingsDefaults.retry_config, ...given };
  return {
    maxAttempts: own.max_attempts,
    initialDelaySeconds: own.initial_delay_seconds,
    maxDelaySeconds: own.max_delay_seconds,
    exponentialBackoff: own.exponential_backoff,
    patientDelaysSeconds: [],
  };
}

/** Null: nothing is limited, and nobody has to count. */
export function limitsOf({ limits = {} }: SettingsDocument): MessageLimits | null {
  const { window_minutes: windowMinutes = settingsDefaults.limits.window_minutes } = limits;
  const { person = null, channel = null, organisation = null } = limits;
  if (person === null && channel === null && organisation === null) return null;
  return { windowMinutes, person, channel, organisation };
}

/** In days. */
export function retentionOf({ retention }: SettingsDocument): { notifications: number; inbox: number } {
  const { notifications_days: notifications, inbox_days: inbox } = {
    ...settingsDefaults.retention,
    ...retention,
  };
  return { notifications, inbox };
}

/** How the connection to the mail server is secured: TLS from the start, an upgrade, or not at all. */
export function mailSecurityOf({
  smtp_port: port = settingsDefaults.email.smtp_port,
  smtp_use_tls: useTls,
  smtp_use_ssl: useSsl,
}: NonNullable<SettingsDocument["email"]>): "tls" | "starttls" | "none" {
  // 465 is the port of TLS from the start (RFC 8314).
  if (useSsl ?? port === 465) return "tls";
  return useTls === false ? "none" : "starttls";
}
