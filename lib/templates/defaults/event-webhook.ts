/** In the way of Standard Webhooks: {type, timestamp, data}. The same for every event. */
export const eventWebhook = `
{%- set failing = (steps or {}).items()|selectattr('1.status', 'equalto', 'failed')|list -%}
{
  "type": {{ event.type if event else 'job.' ~ job.status if job and job.status else 'notice' }},
  "timestamp": {{ event.occurred_at if event else system.timestamp }},
  "data": {
    "severity": {{ event.severity if event else none }},
    "title": {{ event.title if event else job.name if job else none }},
    "message": {{ event.message if event else job.error_message if job else none }},
    "event": {% if event %}{
      "id": {{ event.id }},
      "type": {{ event.type }},
      "occurred_at": {{ event.occurred_at }},
      "details": {{ event.details }}
    }{% else %}null{% endif %},
    "organisation": {{ org }},
    "job": {% if job %}{ "id": {{ job.job_id }}, "key": {{ job.key }}, "name": {{ job.name }} }{% else %}null{% endif %},
    "run": {% if job and job.id %}{
      "id": {{ job.id }},
      "status": {{ job.status }},
      "started_at": {{ job.started_at }},
      "completed_at": {{ job.completed_at }},
      "execution_time_ms": {{ job.execution_time_ms }},
      "error_message": {{ job.error_message }},
      "steps": {
        "total": {{ job.total_steps }},
        "completed": {{ job.completed_steps }},
        "failed": {{ job.failed_steps }}
      },
      "failed_steps": [
        {%- for name, step in failing[:5] %}
        {
          "name": {{ name }},
          "position": {{ step.position }},
          "error_message": {{ step.error_message }},
          "execution_time_ms": {{ step.execution_time_ms }},
          "output": {{ step.output[-2000:] if step.output else none }}
        }{% if not loop.last %},{% endif %}
        {%- endfor %}
      ]
    }{% else %}null{% endif %},
    "target": {{ target }},
    "links": {
      "run": {{ notification.run_url if notification else none }},
      "notification": {{ notification.url if notification else none }},
      "acknowledge": {{ notification.acknowledge_url if notification else none }}
    }
  }
}`.trim();
