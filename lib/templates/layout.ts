import { boxStyle, documentEnd, documentStart, embeddedStyle, logo, mono, sans } from "./mail-style";

/** Of what authors write into a layout. Not embedded: the rules are put into the elements before the mail is sent. */
const contentStyle = `<style>
  .content { color: #231f1b; font-size: 15px; line-height: 22px; word-break: break-word; }
  .content h1 { margin: 0 0 8px; font-size: 22px; line-height: 30px; font-weight: 600; }
  .content h2 { margin: 24px 0 8px; font-size: 18px; line-height: 26px; font-weight: 600; }
  .content h3 { margin: 20px 0 6px; font-size: 15px; line-height: 22px; font-weight: 600; }
  .content p { margin: 0 0 12px; }
  .content ul, .content ol { margin: 0 0 12px; padding-left: 22px; }
  .content li { margin: 0 0 4px; }
  .content a { color: {{ brand.color if brand.ink == '#ffffff' else '#231f1b' }}; text-decoration: underline; }
  .content img { max-width: 100%; border: 0; }
  .content hr { margin: 20px 0; border: 0; border-top: 1px solid #ebe5dc; }
  .content code { font-family: ${mono.replaceAll("'", "")}; font-size: 13px; }
  .content pre { ${boxStyle.replaceAll("'", "")} }
  .content blockquote { margin: 0 0 12px; padding-left: 14px; border-left: 3px solid #ebe5dc; color: #6d6459; }
  .content th { padding: 9px 12px 9px 0; border-top: 1px solid #ebe5dc; color: #6d6459; font-size: 13px; line-height: 20px; font-weight: 400; text-align: left; vertical-align: top; }
  .content td { padding: 9px 12px 9px 0; border-top: 1px solid #ebe5dc; font-size: 14px; line-height: 20px; vertical-align: top; }
  .content .facts { width: 100%; margin: 0 0 12px; }
  .content .facts th { width: 116px; }
  .content a.button { display: inline-block; padding: 11px 20px; background-color: {{ brand.color }}; border-radius: 8px; color: {{ brand.ink }}; font-size: 14px; line-height: 20px; font-weight: 600; text-decoration: none; }
</style>`;

const darkContent = `<style data-embed>
  @media (prefers-color-scheme: dark) {
    .content, .content h1, .content h2, .content h3, .content td { color: #f1ece5 !important; }
    .content th, .content blockquote { color: #b3a99d !important; }
    .content th, .content td, .content hr, .content blockquote { border-color: #37322c !important; }
    .content pre { background-color: #141210 !important; border-color: #37322c !important; color: #e8e1d8 !important; }
    .content a { color: #e2ab63 !important; }
    .content .soft a { color: #b3a99d !important; }
    .content td.soft { color: #b3a99d !important; }
    .content a.button, .content .button a { color: {{ brand.ink }} !important; }
  }
</style>`;

/**
 * The layout of an organisation that has made none of its own. A layout is HTML that prints `content`, the mail's own
 * HTML; beside it there are `subject` and all variables.
 */
export const builtInLayout = `${documentStart}
<title>{{ subject }}</title>
${contentStyle}
${embeddedStyle}
${darkContent}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f5f2ed;">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f5f2ed;font-family:${sans};">
  <tr>
    <td class="outer" align="center" style="padding:32px 16px;">
      <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e6dfd5;border-radius:12px;text-align:left;">
          <tr>
            <td class="pad ink" style="padding:20px 32px 0;color:#231f1b;font-size:14px;line-height:20px;font-weight:600;">
              {%- if brand.logo_url %}${logo}{% else %}{{ brand.name }}{% endif -%}
            </td>
          </tr>
          <tr>
            <td class="pad content" style="padding:20px 32px 0;">
{{ content }}
            </td>
          </tr>
          ${documentEnd}`;
