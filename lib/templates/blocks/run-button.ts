import { button } from "../mail-style";
import type { ReadyBlock } from "./ready-block";

const words = "{{ 'Open the run' if job else 'See what happened' }}";
const isThere = "{% if notification and notification.run_url %}";

export const runButtonBlock: ReadyBlock = {
  id: "run-button",
  label: "Button to the run",
  description: "One button that leads to the run",
  sources: {
    html: `${isThere}
<div style="margin:0 0 16px;">
${button("{{ notification.run_url }}", words)}
</div>
{% endif %}
`,
    text: `${isThere}${words}: {{ notification.run_url }}
{% endif %}
`,
    slack: `${isThere}<{{ notification.run_url }}|${words}>
{% endif %}
`,
    teams: `${isThere}[${words}]({{ notification.run_url }})
{% endif %}
`,
  },
};
