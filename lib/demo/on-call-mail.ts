const failing = "{%- set failing = steps.items()|selectattr('1.status', 'equalto', 'failed')|list -%}";

export const onCallMailSubject = `${failing}
{{ job.name }} needs somebody: {{ failing[0][0] ~ ' failed' if failing else job.status }}`;

/** What a notify step of the demo sends: the failing step with its last words, and one button. */
export const onCallMailHtml = `${failing}
<!DOCTYPE html>
<html lang="en">
<body style="margin:0;padding:24px;background-color:#f5f2ed;font-family:Helvetica,Arial,sans-serif;color:#231f1b;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;background-color:#ffffff;border:1px solid #e6dfd5;border-radius:12px;">
  <tr>
    <td style="padding:12px 32px;border-radius:11px 11px 0 0;background-color:{{ job.status|status_color }};color:#ffffff;font-size:14px;font-weight:600;">On call: {{ job.status|upper }}</td>
  </tr>
  <tr>
    <td style="padding:24px 32px;font-size:15px;line-height:22px;">
      <h1 style="margin:0 0 8px;font-size:22px;line-height:30px;">{{ job.name }}{% if failing %} failed at “{{ failing[0][0] }}”{% endif %}</h1>
      <p style="margin:0 0 16px;">{{ job.completed_steps }} of {{ job.total_steps }} steps were done after {{ job.execution_time_ms|duration }}{% if target %}, on {{ target.name }} ({{ target.hostname }}){% endif %}.</p>
      {%- for name, step in failing %}
      <p style="margin:0 0 6px;"><strong>{{ name }}</strong>: {{ step.error_message }}</p>
      {%- if step.output %}
      <pre style="margin:0 0 16px;padding:12px;background-color:#f7f4ef;border:1px solid #ebe5dc;border-radius:8px;font-size:12px;line-height:18px;white-space:pre-wrap;">{{ step.output|truncate_output }}</pre>
      {%- endif %}
      {%- endfor %}
      <p style="margin:24px 0 0;"><a href="{{ system.app_url }}/runs/{{ job.id }}" style="display:inline-block;padding:11px 20px;border-radius:8px;background-color:#8f5410;color:#ffffff;font-weight:600;text-decoration:none;">Open the run</a></p>
      <p style="margin:24px 0 0;color:#6d6459;font-size:12px;line-height:18px;">The job's own step “Tell on-call” sent this before the run was over.{% if job.created_by %} {{ job.name }} belongs to {{ job.created_by.email }}.{% endif %}</p>
    </td>
  </tr>
</table>
</body>
</html>`;
