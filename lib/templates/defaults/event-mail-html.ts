import type { EventType } from "@/lib/core/event";
import { button, documentEnd, documentStart, embeddedStyle, logo, sans } from "../mail-style";
import { details, facts, failingSteps } from "./event-mail-rows";
import { headline, story } from "./headline";
import { heldBack, rightAgain } from "./wording";

/** 600 px, one column, tables and inline styles: what every mail program can show, dark mode included. */
export function eventMailHtml(eventType: EventType | null): string {
  return `${headline(eventType)}
${story(eventType)}
${documentStart}
<title>{{ title }}</title>
${embeddedStyle}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f5f2ed;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">{{ summary|truncate(140) }}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f5f2ed;font-family:${sans};">
  <tr>
    <td class="outer" align="center" style="padding:32px 16px;">
      <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e6dfd5;border-radius:12px;text-align:left;">
          {%- if brand.logo_url %}
          <tr>
            <td class="pad" style="padding:16px 32px;">${logo}</td>
          </tr>
          {%- endif %}
          <tr>
            <td class="band" bgcolor="{{ color }}" style="background-color:{{ color }};border-radius:{{ '0' if brand.logo_url else '11px 11px 0 0' }};">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
                <tr>
                  <td class="pad" style="padding:12px 0 12px 32px;color:#ffffff;font-size:14px;line-height:20px;font-weight:600;">{{ word }}</td>
                  <td class="pad" align="right" style="padding:12px 32px 12px 12px;color:#ffffff;font-size:13px;line-height:20px;">{{ brand.name if org else '' }}</td>
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
              {%- if notification and notification.resolved_at %}
              <p class="ink" style="margin:6px 0 0;color:#1f7a46;font-size:14px;line-height:20px;font-weight:600;">${rightAgain}</p>
              {%- endif %}
              {%- if notification and notification.suppressed_count %}
              <p class="soft" style="margin:6px 0 0;color:#6d6459;font-size:13px;line-height:20px;">${heldBack}</p>
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
              ${button("{{ notification.run_url }}", "{{ 'Open the run' if job else 'See what happened' }}")}
            </td>
          </tr>
          {%- endif %}
          ${documentEnd}`;
}
