import { button, documentEnd, documentStart, embeddedStyle, logo, sans } from "../mail-style";
import { digestHeadline, lineLabel, lineState, lineTime } from "./digest-headline";

const line = `<tr>
                <td class="line" valign="top" style="padding:12px 0;border-top:1px solid #ebe5dc;word-break:break-word;">
                  <div class="ink" style="color:#231f1b;font-size:14px;line-height:20px;font-weight:600;"><a href="{{ line.url }}" style="color:#231f1b;text-decoration:underline;">${lineLabel}{% if line.job %}: {{ line.job.name }}{% endif %}</a></div>
                  {%- if line.title and line.title != line.label %}
                  <div class="ink" style="color:#231f1b;font-size:14px;line-height:20px;">{{ line.title }}{% if line.message %}: {{ line.message|truncate_output(300) }}{% endif %}</div>
                  {%- endif %}
                  <div class="soft" style="color:#6d6459;font-size:13px;line-height:20px;">${lineTime}</div>
                  {%- if line.state_now %}
                  <div class="{{ 'alarm' if line.state_now == 'open' else 'ink' }}" style="color:{{ '#b3261e' if line.state_now == 'open' else '#1f7a46' }};font-size:13px;line-height:20px;font-weight:600;">${lineState}</div>
                  {%- endif %}
                </td>
              </tr>`;

/** The look of a mail about one event: the band, the sum, then a row for each line. */
export const digestMailHtml = `${digestHeadline}
${documentStart}
<title>{{ title }}</title>
${embeddedStyle}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f5f2ed;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">{{ standing or bundle.summary }}</div>
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
              <p class="soft" style="margin:6px 0 0;color:#6d6459;font-size:13px;line-height:20px;">{{ bundle.since|datetime(zone) }} – {{ bundle.until|datetime(zone) }}{% if standing %}: {{ standing }}{% endif %}.</p>
            </td>
          </tr>
          <tr>
            <td class="pad" style="padding:20px 32px 0;">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
              {%- for line in bundle.lines %}
              ${line}
              {%- endfor %}
              </table>
              {%- if bundle.more %}
              <p class="soft" style="margin:6px 0 0;color:#6d6459;font-size:13px;line-height:20px;">{{ bundle.more }} more {{ 'line is' if bundle.more == 1 else 'lines are' }} left out here.</p>
              {%- endif %}
            </td>
          </tr>
          {%- if notification and notification.url %}
          <tr>
            <td class="pad" style="padding:24px 32px 0;">
              ${button("{{ notification.url }}", "See all {{ bundle.count }}")}
            </td>
          </tr>
          {%- endif %}
          ${documentEnd}`;
