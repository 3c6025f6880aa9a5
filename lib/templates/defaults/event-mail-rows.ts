import { boxStyle, factRow } from "../mail-style";
import { detailName, detailValue, lastLines, stepPlace } from "./wording";

/** A fact is left out while there is nothing to say. */
function fact(label: string, condition: string, value: string): string {
  return `{%- if ${condition} %}
              ${factRow(label, value)}
              {%- endif %}`;
}

export const facts = [
  fact("Job", "job", "{{ job.name }}"),
  fact(
    "Target",
    "target",
    `{{ target.name }}{% if target.hostname != target.name %} <span class="soft" style="color:#6d6459;">({{ target.hostname }})</span>{% endif %}`,
  ),
  fact("Status", "job and job.status", "{{ word }}"),
  fact("Duration", "job and job.execution_time_ms is not none", "{{ job.execution_time_ms|elapsed }}"),
  fact(
    "Steps",
    "job and job.total_steps",
    "{{ job.completed_steps }} of {{ job.total_steps }} completed{% if job.failed_steps %}, {{ job.failed_steps }} failed{% endif %}",
  ),
  fact("Started", "job and job.started_at", "{{ job.started_at|datetime(zone) }}"),
  fact("Happened", "event and not (job and job.started_at)", "{{ event.occurred_at|datetime(zone) }}"),
].join("\n              ");

export const failingSteps = `{%- for name, step in failing[:5] %}
          <tr>
            <td class="pad" style="padding:20px 32px 0;">
              <div class="ink" style="color:#231f1b;font-size:14px;line-height:20px;font-weight:600;word-break:break-word;">{{ name }}<span class="soft" style="color:#6d6459;font-size:13px;font-weight:400;">&ensp;{{ ${stepPlace} }}</span></div>
              {%- if step.error_message %}
              <div class="alarm" style="padding-top:2px;color:#b3261e;font-size:14px;line-height:20px;word-break:break-word;">{{ step.error_message|truncate_output(600) }}</div>
              {%- endif %}
              {%- if step.output %}
              <div class="box" style="${boxStyle}">{{ ${lastLines(12)}|join('\\n')|truncate_output(2000) }}</div>
              {%- endif %}
            </td>
          </tr>
          {%- endfor %}
          {%- if failing|length > 5 %}
          <tr>
            <td class="pad soft" style="padding:16px 32px 0;color:#6d6459;font-size:13px;line-height:20px;">{{ failing|length - 5 }} more failed.</td>
          </tr>
          {%- endif %}`;

/** What an event without a job carries. */
export const details = `{%- for name, value in (carried|dictsort)[:24] %}
              ${factRow(detailName, detailValue)}
              {%- endfor %}`;
