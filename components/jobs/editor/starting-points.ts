import { defaultOnError, type StepType } from "@/lib/core/step";
import type { JsonObject } from "@/lib/schemas/field";
import { blankDraft, type JobDraft, type StepDraft } from "./job-draft";

export const startNames = ["blank", "reported", "check", "nightly", "status-email"] as const;
export type StartName = (typeof startNames)[number];

export function isStartName(name: string | null): name is StartName {
  return startNames.some((known) => known === name);
}

export const startWords: Record<StartName, { title: string; words: string }> = {
  blank: { title: "Blank", words: "No steps yet." },
  reported: {
    title: "Reported by a program",
    words: "Cron, a CI or a script runs it. Say when a run is expected, and hear of those that do not come.",
  },
  check: {
    title: "Check an address",
    words: "Every ten minutes, with a mail to the owner when it does not answer as it should.",
  },
  nightly: {
    title: "Run a program every night",
    words: "At 02:00, tried again when it fails, with its log by mail.",
  },
  "status-email": {
    title: "Status email",
    words: "A request, then a mail with the outcome and the job's log, whether it worked or not.",
  },
};

/** What a new job begins with, to be filled in. */
export function startingDraft(start: StartName, zone: string): JobDraft {
  const blank = blankDraft(zone);
  switch (start) {
    case "blank":
      return blank;
    case "reported":
      return { ...blank, kind: "reported", schedule: { ...blank.schedule, mode: "cron" } };
    case "check":
      return {
        ...blank,
        name: "Check an address",
        schedule: { ...blank.schedule, mode: "every", every_seconds: 600 },
        steps: [
          step("check", "Ask for the page", "http.request", { method: "GET", timeout_seconds: 15 }),
          step("tell", "Tell the owner", "notify.email", {
            recipients: ["{{job.created_by.email}}"],
            subject_template: "{{job.name}} does not answer as it should",
            body_template: "{{job.error_message}}\n\n{{notification.run_url}}",
            send_on: ["failure"],
          }),
        ],
      };
    case "nightly":
      return {
        ...blank,
        name: "Nightly program",
        schedule: { ...blank.schedule, mode: "cron", cron: "0 2 * * *" },
        max_attempts: 3,
        steps: [
          step("run", "Run the program", "shell.command", {}),
          step("tell", "Send the log", "notify.email", { ...statusEmail, send_on: ["failure"] }),
        ],
      };
    case "status-email":
      return {
        ...blank,
        name: "Status email",
        steps: [
          step("ask", "Ask for the page", "http.request", { method: "GET" }),
          step("tell", "Send Status Email", "notify.email", statusEmail),
        ],
      };
  }
}

const statusEmail: JsonObject = {
  recipients: ["{{job.created_by.email}}"],
  subject_template: "Job '{{job.name}}' Status: {{job.status}}",
  body_template:
    "Job {{job.name}} on target {{target.hostname}} completed with status: {{job.status}}\n\n" +
    "Execution time: {{job.execution_time_ms}}ms\nSteps completed: {{job.completed_steps}}/{{job.total_steps}}",
  send_on: ["success", "failure"],
  attachments: [{ type: "job_log", filename: "job_{{job.id}}_log.txt" }],
};

function step(id: string, name: string, type: StepType, config: JsonObject): StepDraft {
  return { id, name, type, config, on_error: defaultOnError(type), enabled: true, timeout_seconds: null };
}
