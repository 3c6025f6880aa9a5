import { quietAddresses, quietLines, quietLinks, sender } from "../mail-style";
import type { ReadyBlock } from "./ready-block";

export const dividerBlock: ReadyBlock = {
  id: "divider",
  label: "Divider",
  description: "A thin line",
  sources: {
    html: `<hr class="line" style="margin:20px 0;border:0;border-top:1px solid #ebe5dc;">
`,
    text: `----------

`,
    slack: `
──────────

`,
    teams: `
──────────

`,
  },
};

function linkLine(link: (label: string, address: string) => string): string {
  return quietAddresses
    .map(
      ([name, label]) =>
        `{% if notification.${name} %}${link(label, `{{ notification.${name} }}`)}  {% endif %}`,
    )
    .join("");
}

export const quietLinksBlock: ReadyBlock = {
  id: "quiet-links",
  label: "Quiet links",
  description: "Acknowledge, mute, too noisy and preferences",
  sources: {
    html: `{% if notification %}
<div class="soft" style="margin:0 0 16px;color:#6d6459;font-size:13px;line-height:20px;">${quietLinks}</div>
{% endif %}
`,
    text: `{% if notification -%}
${quietLines}
{% endif %}
`,
    slack: `{% if notification -%}
${linkLine((label, address) => `<${address}|${label}>`)}
{% endif %}
`,
    teams: `{% if notification -%}
${linkLine((label, address) => `[${label}](${address})`)}
{% endif %}
`,
  },
};

const reason =
  "{% if notification and notification.reason_sentence %}{{ notification.reason_sentence }}{% endif %}";
const senderText = "Sent by {{ system.app_name }}{% if org %} for {{ org.name }}{% endif %}";

export const footerBlock: ReadyBlock = {
  id: "footer",
  label: "Footer with the reason",
  description: "Why this person gets this message, and who sent it",
  sources: {
    html: `<div class="soft line" style="padding-top:16px;border-top:1px solid #ebe5dc;color:#6d6459;font-size:12px;line-height:18px;">
{% if notification and notification.reason_sentence %}{{ notification.reason_sentence }}<br>{% endif %}
${sender}
</div>
`,
    text: `--
${reason}
${senderText}: {{ system.app_url }}
`,
    slack: `_${senderText}_
${reason}
`,
    teams: `${senderText}

${reason}
`,
  },
};
