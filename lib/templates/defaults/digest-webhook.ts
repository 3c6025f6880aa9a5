/** In the way of Standard Webhooks, as of one event. */
export const digestWebhook = `{
  "type": "digest",
  "timestamp": {{ system.timestamp }},
  "data": {
    "why": {{ bundle.why }},
    "severity": {{ bundle.severity }},
    "count": {{ bundle.count }},
    "title": {{ bundle.summary }},
    "since": {{ bundle.since }},
    "until": {{ bundle.until }},
    "organisation": {{ org }},
    "job": {% if job %}{ "id": {{ job.job_id }}, "key": {{ job.key }}, "name": {{ job.name }} }{% else %}null{% endif %},
    "types": {{ bundle.types }},
    "lines": {{ bundle.lines }},
    "more": {{ bundle.more }},
    "links": {
      "notification": {{ notification.url if notification else none }}
    }
  }
}`;
