import { sampleContext } from "./sample-context";
import { sampleDigest } from "./sample-digest";
import { documentedSteps, valueAt } from "./variable-path";

export interface ContextVariable {
  path: string;
  description: string;
  example: unknown;
}

const descriptions: Record<string, string> = {
  "job.id": "Id of the run",
  "job.job_id": "Id of the job itself",
  "job.key": "What programs call the job",
  "job.name": "Name of the job",
  "job.description": "What the job does",
  "job.status": "pending, running, completed, failed, timed_out, lost, missed or cancelled",
  "job.started_at": "When the run started",
  "job.completed_at": "When the run ended; none while it runs",
  "job.execution_time_ms": "How long the run took, in milliseconds; try | duration",
  "job.total_steps": "Number of steps",
  "job.completed_steps": "Number of steps that completed",
  "job.failed_steps": "Number of steps that failed",
  "job.parameters": "What the run was started with",
  "job.error_message": "Why the run failed",
  "job.created_by.id": "Id of the job's owner",
  "job.created_by.username": "Name of the job's owner",
  "job.created_by.email": "Mail address of the job's owner",
  "job.created_by.role": "Role of the job's owner",
  "target.id": "Id of the target",
  "target.name": "Name of the target",
  "target.hostname": "Host name of the target",
  "target.os_type": "Operating system of the target",
  "target.tags": "Tags of the target, a list",
  "user.id": "Id of the person who started the run",
  "user.username": "Name of the person who started the run",
  "user.email": "Mail address of the person who started the run",
  "user.role": "Role of the person who started the run",
  "system.timestamp": "When the message was made",
  "system.environment": "Such as production",
  "system.app_url": "Address of this installation",
  "system.app_name": "Name of this product",
  "system.opsconductor_url": "The same as system.app_url",
  steps: "All steps by name; go through them with steps.items()",
  "steps['load-warehouse'].position": "Place of a step, from 1",
  "steps['load-warehouse'].status": "pending, running, completed, failed or skipped",
  "steps['load-warehouse'].output": "What a step printed; try | truncate_output",
  "steps['load-warehouse'].error_message": "Why a step failed",
  "steps['load-warehouse'].execution_time_ms": "How long a step took, in milliseconds",
  "steps['load-warehouse'].metadata": "What a step found beside its output: status_code, exit_code …",
  "event.id": "Id of the event",
  "event.type": "Such as job.failed",
  "event.severity": "info, warning, error or critical",
  "event.title": "What happened, in a few words",
  "event.message": "What happened, in a sentence",
  "event.occurred_at": "When it happened",
  "event.details": "What else the event carries, by name",
  "org.id": "Id of the organisation",
  "org.slug": "Short name of the organisation",
  "org.name": "Name of the organisation",
  "brand.name": "Name of the organisation, as its mails show it",
  "brand.logo_url": "Address of the logo; none without one",
  "brand.color": "Colour of the organisation, for buttons",
  "brand.ink": "Colour of what stands on brand.color: white or black, whichever can be read",
  "brand.footer": "What the organisation says at the foot of its mails",
  vars: "Your own variables, by name",
  "notification.id": "Id of this message",
  "notification.url": "Link to this message's own page",
  "notification.recipient_name": "Whom this message is for",
  "notification.recipient_email": "Where this message goes",
  "notification.time_zone": "Time zone of the person; try job.started_at | datetime(notification.time_zone)",
  "notification.run_url": "Link to the run, or to the event",
  "notification.acknowledge_url": "Link to acknowledge the event",
  "notification.mute_url": "Link to mute the job, for a while or for good; members only",
  "notification.too_noisy_url": "Link to say that there are too many of these",
  "notification.preferences_url": "Link to this person's preferences",
  "notification.reason_sentence": "Why this person gets this message",
  "notification.suppressed_count": "How many like this were held back since the last",
  "notification.resolved_at":
    "When the job was right again, of a message that had to wait meanwhile; none while the trouble goes on",
  "bundle.why": "Of a message that tells several: digest, group, limit or quiet",
  "bundle.count": "How many messages it stands for",
  "bundle.severity": "The highest severity of them",
  "bundle.summary": "What it tells, in a line",
  "bundle.types": "How many there are of which event type: event_type, label, count",
  "bundle.since": "When the first of them happened",
  "bundle.until": "When the last of them happened",
  "bundle.lines":
    "One for each event type and job, the newest first: event_type, label, severity, job.key, job.name, count, " +
    "first_at, last_at, title, message, url, resolved_at, state_now (resolved, open or none)",
  "bundle.more": "How many lines are left out, where there are very many",
};

/** Every documented variable, with its value in the sample. */
export const contextVariables: ContextVariable[] = Object.entries(descriptions).map(
  ([path, description]) => ({
    path,
    description,
    example: valueAt(path.startsWith("bundle.") ? sampleDigest : sampleContext, documentedSteps(path)),
  }),
);
