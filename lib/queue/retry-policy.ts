import { defaultRetryPolicy, type RetryPolicy } from "@/lib/core/retry";
import { OrganisationSettings } from "@/lib/schemas/settings";

/** The policy of an organisation's settings document: its own word ends where it says, ours goes on for a day. */
export function retryPolicyOf(settings: unknown): RetryPolicy {
  const own = OrganisationSettings.safeParse(settings).data?.retry_config;
  if (!own) return defaultRetryPolicy;
  return {
    maxAttempts: own.max_attempts,
    initialDelaySeconds: own.initial_delay_seconds,
    maxDelaySeconds: own.max_delay_seconds,
    exponentialBackoff: own.exponential_backoff,
    patientDelaysSeconds: [],
  };
}
