import { brokenFence, fence } from "../defaults/wording";
import { boxStyle } from "../mail-style";
import type { ReadyBlock } from "./ready-block";

const eachFailed = "{% for name, step in steps.items() if step.status == 'failed' %}";
const eachLog = "{% for name, step in steps.items() if step.status == 'failed' and step.output %}";
const excerpt = "step.output|trim|truncate_output(1500)";
const reason = "step.error_message|truncate_output(600)";

export const failedStepsBlock: ReadyBlock = {
  id: "failed-steps",
  label: "Failed steps",
  description: "Each step that failed, with its reason",
  sources: {
    html: `${eachFailed}
<div style="margin:0 0 12px;">
<div class="ink" style="color:#231f1b;font-size:14px;line-height:20px;font-weight:600;">{{ name }}</div>
{% if step.error_message %}<div class="alarm" style="color:#b3261e;font-size:14px;line-height:20px;">{{ ${reason} }}</div>{% endif %}
</div>
{% endfor %}
`,
    text: `${eachFailed.replace("%}", "-%}")}
Failed: {{ name }}{% if step.error_message %}: {{ ${reason} }}{% endif %}
{% endfor %}
`,
    slack: `${eachFailed.replace("%}", "-%}")}
🔴 *{{ name }}*{% if step.error_message %}: {{ ${reason} }}{% endif %}
{% endfor %}
`,
    teams: `${eachFailed.replace("%}", "-%}")}
🔴 **{{ name }}**{% if step.error_message %}: {{ ${reason} }}{% endif %}

{% endfor %}
`,
  },
};

export const logExcerptBlock: ReadyBlock = {
  id: "log-excerpt",
  label: "Log excerpt",
  description: "What the failed steps printed, shortened in the middle",
  sources: {
    html: `${eachLog}
<pre class="box" style="${boxStyle}margin-bottom:16px;">{{ ${excerpt} }}</pre>
{% endfor %}
`,
    text: `${eachLog.replace("%}", "-%}")}
{{ name }}:

    {{ ${excerpt}|indent }}
{% endfor %}
`,
    slack: `${eachLog.replace("%}", "-%}")}
${fence}
{{ ${excerpt}|replace('${fence}', '${brokenFence}') }}
${fence}
{% endfor %}
`,
    teams: `${eachLog.replace("%}", "-%}")}
{% for line in (${excerpt}).splitlines()[-12:] -%}
{{ line }}

{% endfor -%}
{% endfor %}
`,
  },
};
