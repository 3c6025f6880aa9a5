import { button, documentEnd, documentStart, embeddedStyle, logo, sans } from "@/lib/templates/mail-style";
import type { MessageSource } from "@/lib/templates/message-types";

/** A short mail with one thing to do, in the organisation's brand: `vars` has title, message and what the button says. */
export const accountMailSource: MessageSource = {
  subject: "{{ vars.title }}",
  html: `${documentStart}
<title>{{ vars.title }}</title>
${embeddedStyle}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f5f2ed;">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f5f2ed;font-family:${sans};">
  <tr>
    <td class="outer" align="center" style="padding:32px 16px;">
      <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e6dfd5;border-radius:12px;text-align:left;">
          {%- if brand.logo_url %}
          <tr>
            <td class="pad" style="padding:20px 32px 0;">${logo}</td>
          </tr>
          {%- endif %}
          <tr>
            <td class="pad" style="padding:28px 32px 0;">
              <h1 class="ink" style="margin:0;color:#231f1b;font-size:22px;line-height:30px;font-weight:600;letter-spacing:-0.01em;word-break:break-word;">{{ vars.title }}</h1>
              <p class="ink" style="margin:8px 0 0;color:#231f1b;font-size:15px;line-height:22px;word-break:break-word;">{{ vars.message }}</p>
            </td>
          </tr>
          <tr>
            <td class="pad" style="padding:24px 32px 0;">
              ${button("{{ notification.run_url }}", "{{ vars.action }}")}
            </td>
          </tr>
          ${documentEnd}`,
  text: `{{ vars.title }}

{{ vars.message }}

{{ vars.action }}: {{ notification.run_url }}

--{# two hyphens and a space would start a signature that some programs hide #}
{{ notification.reason_sentence }}
Sent by {{ system.app_name }}{% if org %} for {{ org.name }}{% endif %}: {{ system.app_url }}`,
  layout: "none",
};
