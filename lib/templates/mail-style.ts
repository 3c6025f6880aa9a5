/** The look of mails: inline where it is drawn, as many mail programs drop rules; what only rules can say is here. */
export const sans = "Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const mono = "'JetBrains Mono',ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

/** Narrow screens and dark mode, for elements with these classes. Stays in the head: `data-embed` says so to the inliner. */
export const embeddedStyle = `<style data-embed>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  body { margin: 0; padding: 0; width: 100% !important; -webkit-text-size-adjust: 100%; }
  table { border-collapse: separate; border-spacing: 0; }
  a { text-decoration: underline; }
  @media (max-width: 620px) {
    .outer { padding: 0 !important; }
    .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
    .band { border-radius: 0 !important; }
    .pad { padding-left: 20px !important; padding-right: 20px !important; }
  }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #141210 !important; }
    .card { background-color: #1e1b18 !important; border-color: #37322c !important; }
    .ink, .ink a { color: #f1ece5 !important; }
    .soft, .soft a { color: #b3a99d !important; }
    .line { border-color: #37322c !important; }
    .box { background-color: #141210 !important; border-color: #37322c !important; color: #e8e1d8 !important; }
    .alarm { color: #ffb4ab !important; }
  }
</style>`;

export const documentStart = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">`;

export const boxStyle =
  "margin-top:10px;padding:12px 14px;background-color:#f7f4ef;border:1px solid #ebe5dc;border-radius:8px;" +
  `color:#3a342e;font-family:${mono};font-size:12px;line-height:18px;white-space:pre-wrap;word-break:break-word;overflow-wrap:anywhere;`;

/** A row of a table of facts. */
export function factRow(label: string, value: string): string {
  return `<tr>
                <td class="soft line" width="116" valign="top" style="width:116px;padding:9px 12px 9px 0;border-top:1px solid #ebe5dc;color:#6d6459;font-size:13px;line-height:20px;word-break:break-word;">${label}</td>
                <td class="ink line" valign="top" style="padding:9px 0;border-top:1px solid #ebe5dc;color:#231f1b;font-size:14px;line-height:20px;word-break:break-word;">${value}</td>
              </tr>`;
}

/** The one button of a mail, in the colour of the brand. */
export function button(address: string, words: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0">
                <tr>
                  <td class="button" bgcolor="{{ brand.color }}" style="padding:0;border:0;background-color:{{ brand.color }};border-radius:8px;"><a href="${address}" style="display:inline-block;padding:11px 20px;color:{{ brand.ink }};font-size:14px;line-height:20px;font-weight:600;text-decoration:none;">${words}</a></td>
                </tr>
              </table>`;
}

export const logo =
  '<img src="{{ brand.logo_url }}" alt="{{ brand.name }}" height="32" style="display:block;height:32px;max-width:240px;border:0;">';

/** Where else a reader may want to go, by the names of `notification`. */
export const quietAddresses = [
  ["acknowledge_url", "Acknowledge"],
  ["mute_url", "Mute this job"],
  ["too_noisy_url", "Too noisy"],
  ["preferences_url", "Preferences"],
] as const;

/** What a reader may want to do, one link each. */
export const quietLinks = quietAddresses
  .map(
    ([name, label]) =>
      `{% if notification.${name} %}<a href="{{ notification.${name} }}" style="color:#6d6459;text-decoration:underline;white-space:nowrap;">${label}</a>&ensp; {% endif %}`,
  )
  .join("");

/** The same as lines of text. */
export const quietLines = quietAddresses
  .map(
    ([name, label]) => `{%- if notification.${name} %}\n${label}: {{ notification.${name} }}\n{%- endif %}`,
  )
  .join("\n")
  // The line break before the first stays.
  .replace("{%-", "{%");

const footerText = `{%- if brand.footer %}{% for line in brand.footer.splitlines() %}{{ line }}<br>{% endfor %}{% endif -%}`;

export const sender =
  'Sent by <a href="{{ system.app_url }}" style="color:#6d6459;">{{ system.app_name }}</a>{% if org %} for {{ org.name }}{% endif %}{% if system.environment != \'production\' %} ({{ system.environment }}){% endif %}';

/** The foot of the card, from the quiet links to the end of the document. */
export const documentEnd = `{%- if notification %}
          <tr>
            <td class="pad soft" style="padding:20px 32px 0;color:#6d6459;font-size:13px;line-height:20px;">
              ${quietLinks}
            </td>
          </tr>
          {%- endif %}
          <tr>
            <td class="pad" style="padding:24px 32px 28px;">
              <div class="soft line" style="padding-top:16px;border-top:1px solid #ebe5dc;color:#6d6459;font-size:12px;line-height:18px;">
                {%- if notification and notification.reason_sentence %}{{ notification.reason_sentence }}<br>{% endif -%}
                ${footerText}
                ${sender}
              </div>
            </td>
          </tr>
      </table>
    </td>
  </tr>
</table>
</body>
</html>`;
