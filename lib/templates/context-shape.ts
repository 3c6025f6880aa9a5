import type { BundleVariables } from "./bundle-variables";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonRecord = Record<string, Json>;

/** The variables of a template. Instants are ISO strings; what a message has nothing to say about is null. */
export interface TemplateContext {
  job: JobVariables | null;
  target: TargetVariables | null;
  user: PersonVariables | null;
  system: SystemVariables;
  /** By name, in the order in which they run. */
  steps: Record<string, StepVariables>;
  event: EventVariables | null;
  org: OrganisationVariables | null;
  brand: BrandLook;
  vars: JsonRecord;
  notification: NotificationVariables | null;
  /** Only of a step of an escalation. */
  escalation?: EscalationVariables;
  /** Only of a message that tells several. */
  bundle?: BundleVariables;
}

export interface JobVariables {
  /** The run's id, as file names of logs mean it; `job_id` is the job's own. */
  id: string | null;
  job_id: string | null;
  key: string | null;
  name: string;
  description: string | null;
  status: string | null;
  started_at: string | null;
  completed_at: string | null;
  execution_time_ms: number | null;
  total_steps: number;
  completed_steps: number;
  failed_steps: number;
  parameters: JsonRecord;
  error_message: string | null;
  created_by: PersonVariables | null;
}

export interface TargetVariables {
  id: string;
  name: string;
  hostname: string;
  os_type: string | null;
  tags: string[];
}

export interface PersonVariables {
  id: string;
  username: string;
  email: string;
  role: string;
}

export interface SystemVariables {
  timestamp: string;
  environment: string;
  app_url: string;
  app_name: string;
  /** Another name of app_url. */
  opsconductor_url: string;
}

export interface StepVariables {
  position: number;
  status: string;
  output: string | null;
  error_message: string | null;
  execution_time_ms: number | null;
  metadata: JsonRecord;
}

export interface EventVariables {
  id: string | null;
  type: string;
  severity: string;
  title: string;
  message: string | null;
  occurred_at: string;
  details: JsonRecord;
}

export interface OrganisationVariables {
  id: string;
  slug: string;
  name: string;
}

/** What is known of how an organisation's messages look. */
export interface BrandVariables {
  name: string;
  logo_url: string | null;
  /** #rrggbb; null: the product's own. */
  color: string | null;
  footer: string | null;
}

/** The same as templates see it: there is always a colour, and one that can be read on it. */
export interface BrandLook extends BrandVariables {
  color: string;
  ink: string;
}

export interface EscalationVariables {
  policy: string;
  /** From 1, like the round. */
  step: number;
  round: number;
  /** Since the escalation began. */
  waiting_seconds: number;
  /** How long nobody has taken care of it. */
  sentence: string;
}

export interface NotificationVariables {
  id: string | null;
  /** The page of this message: content, attempts, and why it was sent. */
  url: string | null;
  recipient_name: string | null;
  recipient_email: string | null;
  /** The recipient's IANA zone, for the datetime filter. */
  time_zone: string | null;
  /** Where the button leads: the run, or the event when there is none. */
  run_url: string | null;
  acknowledge_url: string | null;
  mute_url: string | null;
  too_noisy_url: string | null;
  preferences_url: string | null;
  /** Why this person gets this message, in one sentence. */
  reason_sentence: string | null;
  /** How many like this one were held back since the last. */
  suppressed_count: number;
  /** When the trouble was over that this message waited to tell; null: it did not wait, or the trouble goes on. */
  resolved_at: string | null;
}
