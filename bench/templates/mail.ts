/** One mail of about 1 kB in four languages; each engine has to write the same. */
export const context = {
  org: { name: "Acme" },
  job: {
    name: "nightly-etl <prod>",
    status: "failed",
    execution_time_ms: 252_000,
    completed_steps: 2,
    total_steps: 4,
    run_url: "https://runbell.example.org/runs/42?from=mail&step=3",
  },
  target: { name: "warehouse", hostname: "wh-01.example.org" },
  steps: [
    { name: "extract", status: "completed", error_message: "" },
    { name: "transform", status: "completed", error_message: "" },
    { name: "load-warehouse", status: "failed", error_message: 'relation "facts" does not exist & more' },
    { name: "report", status: "skipped", error_message: "" },
  ],
};

const head = `<div style="max-width:600px;margin:0 auto;font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif;color:#231f1b">
<div style="background-color:#b3261e;color:#ffffff;padding:12px 32px;font-size:14px;font-weight:600">Job failed</div>
<h1 style="margin:0;font-size:22px;line-height:30px">Job {{ job.name }}</h1>
<p style="color:#6d6459;font-size:13px;line-height:20px">{{ org.name }} wants you to know how this run went.</p>
<table role="presentation" cellpadding="0" cellspacing="0">
<tr><td>Target</td><td>{{ target.name }} ({{ target.hostname }})</td></tr>
<tr><td>Steps</td><td>{{ job.completed_steps }} of {{ job.total_steps }}</td></tr>
`;

/** For Runbell, nunjucks and Jinja2. */
export const jinja = `${head}<tr><td>Status</td><td>{{ job.status | upper }}</td></tr>
</table>
{% if job.status == 'failed' %}<h2>What failed</h2>
<ul>
{% for step in steps %}{% if step.status == 'failed' %}<li><b>{{ step.name }}</b>: {{ step.error_message }}</li>
{% else %}<li>{{ step.name }}: {{ step.status }}</li>
{% endif %}{% endfor %}</ul>
{% else %}<p>All went well.</p>
{% endif %}<p><a href="{{ job.run_url }}" style="display:inline-block;padding:11px 20px">Open the run</a></p></div>`;

export const liquid = `${head.replaceAll(" }}", " | escape }}")}<tr><td>Status</td><td>{{ job.status | upcase | escape }}</td></tr>
</table>
{% if job.status == 'failed' %}<h2>What failed</h2>
<ul>
{% for step in steps %}{% if step.status == 'failed' %}<li><b>{{ step.name | escape }}</b>: {{ step.error_message | escape }}</li>
{% else %}<li>{{ step.name | escape }}: {{ step.status | escape }}</li>
{% endif %}{% endfor %}</ul>
{% else %}<p>All went well.</p>
{% endif %}<p><a href="{{ job.run_url | escape }}" style="display:inline-block;padding:11px 20px">Open the run</a></p></div>`;

export const handlebars = `${head}<tr><td>Status</td><td>{{ upper job.status }}</td></tr>
</table>
{{#if (eq job.status 'failed')}}<h2>What failed</h2>
<ul>
{{#each steps}}{{#if (eq status 'failed')}}<li><b>{{ name }}</b>: {{ error_message }}</li>
{{else}}<li>{{ name }}: {{ status }}</li>
{{/if}}{{/each}}</ul>
{{else}}<p>All went well.</p>
{{/if}}<p><a href="{{ job.run_url }}" style="display:inline-block;padding:11px 20px">Open the run</a></p></div>`;

const etaHead = head.replaceAll("{{ ", "<%= it.").replaceAll(" }}", " %>");
export const eta = `${etaHead}<tr><td>Status</td><td><%= it.job.status.toUpperCase() %></td></tr>
</table>
<% if (it.job.status === 'failed') { %><h2>What failed</h2>
<ul>
<% for (const step of it.steps) { if (step.status === 'failed') { %><li><b><%= step.name %></b>: <%= step.error_message %></li>
<% } else { %><li><%= step.name %>: <%= step.status %></li>
<% } } %></ul>
<% } else { %><p>All went well.</p>
<% } %><p><a href="<%= it.job.run_url %>" style="display:inline-block;padding:11px 20px">Open the run</a></p></div>`;
