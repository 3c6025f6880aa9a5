import { headline } from "./headline";

const sans = "Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const mono = "'JetBrains Mono',ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

const style = `
  body { margin: 0; padding: 0; width: 100% !important; -webkit-text-size-adjust: 100%; }
  table { border-collapse: separate; border-spacing: 0; }
  a { text-decoration: underline; }
  @media (max-width: 620px) {
    .outer { padding: 0 !important; }
    .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
    .band { border-radius: 0 !important; }
    .pad { padding-left: 20px !important; padding-right: 20px !important; }
  }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #141210 !important; }
    .card { background-color: #1e1b18 !important; border-color: #37322c !important; }
    .ink, .ink a { color: #f1ece5 !important; }
    .soft, .soft a { color: #b3a99d !important; }
    .line { border-color: #37322c !important; }
    .box { background-color: #141210 !important; border-color: #37322c !important; color: #e8e1d8 !important; }
    .alarm { color: #ffb4ab !important; }
    .button { background-color: #e2ab63 !important; }
    .button a { color: #221a10 !important; }
  }
`.trim();

function row(label: string, value: string): string {
  return `<tr>
                <td class="soft line" width="116" valign="top" style="width:116px;padding:9px 12px 9px 0;border-top:1px solid #ebe5dc;color:#6d6459;font-size:13px;line-height:20px;word-break:break-word;">${label}</td>
                <td class="ink line" valign="top" style="padding:9px 0;border-top:1px solid #ebe5dc;color:#231f1b;font-size:14px;line-height:20px;word-break:break-word;">${value}</td>
              </tr>`;
}

/** A fact is left out while there is nothing to say. */
function fact(label: string, condition: string, value: string): string {
  return `{%- if ${condition} %}
              ${row(label, value)}
              {%- endif %}`;
}

const facts = [
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

const failingSteps = `{%- for name, step in failing[:5] %}
          <tr>
            <td class="pad" style="padding:20px 32px 0;">
              <div class="ink" style="color:#231f1b;font-size:14px;line-height:20px;font-weight:600;word-break:break-word;">{{ name }}<span class="soft" style="color:#6d6459;font-size:13px;font-weight:400;">&ensp;{{ ['step ' ~ step.position ~ ' of ' ~ job.total_steps if step.position and job and job.total_steps else '', 'failed after ' ~ (step.execution_time_ms|elapsed) if step.execution_time_ms else '']|select|join(', ') }}</span></div>
              {%- if step.error_message %}
              <div class="alarm" style="padding-top:2px;color:#b3261e;font-size:14px;line-height:20px;word-break:break-word;">{{ step.error_message|truncate_output(600) }}</div>
              {%- endif %}
              {%- if step.output %}
              <div class="box" style="margin-top:10px;padding:12px 14px;background-color:#f7f4ef;border:1px solid #ebe5dc;border-radius:8px;color:#3a342e;font-family:${mono};font-size:12px;line-height:18px;white-space:pre-wrap;word-break:break-word;overflow-wrap:anywhere;">{{ step.output[-4000:].strip().splitlines()[-12:]|join('\\n')|truncate_output(2000) }}</div>
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
const details = `{%- for name, value in (carried|dictsort)[:24] %}
              ${row(
                "{{ name|replace('_', ' ')|capitalize|truncate(60) }}",
                "{% if value is none %}–{% elif value is mapping %}{{ value|tojson|truncate_output }}{% elif value is string or value is not sequence %}{{ value|string|truncate_output }}{% else %}{{ value|join(', ')|truncate_output }}{% endif %}",
              )}
              {%- endfor %}`;

const links = [
  ["acknowledge_url", "Acknowledge"],
  ["mute_url", "Mute for an hour"],
  ["too_noisy_url", "Too noisy"],
  ["preferences_url", "Preferences"],
]
  .map(
    ([name, label]) =>
      `{% if notification.${name} %}<a href="{{ notification.${name} }}" style="color:#6d6459;text-decoration:underline;white-space:nowrap;">${label}</a>&ensp; {% endif %}`,
  )
  .join("");

/** 600 px, one column, tables and inline styles: what every mail program can show, dark mode included. */
export const eventMailHtml = `${headline}
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{ title }}</title>
<style>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  ${style}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f5f2ed;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">{{ summary|truncate(140) }}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f5f2ed;font-family:${sans};">
  <tr>
    <td class="outer" align="center" style="padding:32px 16px;">
      <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e6dfd5;border-radius:12px;text-align:left;">
          <tr>
            <td class="band" bgcolor="{{ color }}" style="background-color:{{ color }};border-radius:11px 11px 0 0;">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
                <tr>
                  <td class="pad" style="padding:12px 0 12px 32px;color:#ffffff;font-size:14px;line-height:20px;font-weight:600;">{{ word }}</td>
                  <td class="pad" align="right" style="padding:12px 32px 12px 12px;color:#ffffff;font-size:13px;line-height:20px;">{% if org %}{{ org.name }}{% endif %}</td>
                </tr>
              </table>
            </td>
          </tr>
          <tr>
            <td class="pad" style="padding:24px 32px 0;">
              <h1 class="ink" style="margin:0;color:#231f1b;font-size:22px;line-height:30px;font-weight:600;letter-spacing:-0.01em;word-break:break-word;">{{ title }}</h1>
              {%- if message and message != title %}
              <p class="ink" style="margin:6px 0 0;color:#231f1b;font-size:15px;line-height:22px;word-break:break-word;">{{ message|truncate_output(1000) }}</p>
              {%- endif %}
              {%- if notification and notification.suppressed_count %}
              <p class="soft" style="margin:6px 0 0;color:#6d6459;font-size:13px;line-height:20px;">{{ notification.suppressed_count }} more like this {{ 'was' if notification.suppressed_count == 1 else 'were' }} held back since the last message.</p>
              {%- endif %}
            </td>
          </tr>
          <tr>
            <td class="pad" style="padding:20px 32px 0;">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
              ${facts}
              ${details}
              </table>
            </td>
          </tr>
          ${failingSteps}
          {%- if notification and notification.run_url %}
          <tr>
            <td class="pad" style="padding:24px 32px 0;">
              <table role="presentation" cellpadding="0" cellspacing="0" border="0">
                <tr>
                  <td class="button" bgcolor="#8f5410" style="background-color:#8f5410;border-radius:8px;"><a href="{{ notification.run_url }}" style="display:inline-block;padding:11px 20px;color:#ffffff;font-size:14px;line-height:20px;font-weight:600;text-decoration:none;">{{ 'Open the run' if job else 'See what happened' }}</a></td>
                </tr>
              </table>
            </td>
          </tr>
          {%- endif %}
          {%- if notification %}
          <tr>
            <td class="pad soft" style="padding:20px 32px 0;color:#6d6459;font-size:13px;line-height:20px;">
              ${links}
            </td>
          </tr>
          {%- endif %}
          <tr>
            <td class="pad" style="padding:24px 32px 28px;">
              <div class="soft line" style="padding-top:16px;border-top:1px solid #ebe5dc;color:#6d6459;font-size:12px;line-height:18px;">
                {%- if notification and notification.reason_sentence %}{{ notification.reason_sentence }}<br>{% endif -%}
                Sent by <a href="{{ system.app_url }}" style="color:#6d6459;">{{ system.app_name }}</a>{% if org %} for {{ org.name }}{% endif %}{% if system.environment != 'production' %} ({{ system.environment }}){% endif %}
              </div>
            </td>
          </tr>
      </table>
    </td>
  </tr>
</table>
</body>
</html>`;
