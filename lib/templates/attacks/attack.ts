import type { ContentType } from "../content-type";

/** A template that must be refused, or give only harmless text in bounded time. */
export interface Attack {
  readonly template: string;
  /** Text, unless the output of another type is what is attacked. */
  readonly contentType?: ContentType;
  /** The templates that it can include, extend and import. */
  readonly templates?: Readonly<Record<string, string>>;
  /** What the output may not hold. */
  readonly never?: RegExp;
}

/** What every attack is rendered with. */
export const hostile = {
  mention: "<!channel> <@U123> <!here|x> <at>all</at>",
  channel: "!channel",
  markdown: "[x](https://evil.example) **b** # h\n- i `c`",
  quotes: '"\'}], "evil": {"x": "\\',
  controls: "a\u0000b\u001bc\u2028d\u2029e\u0007",
  header: "x\r\nBcc: evil@example.com\n\nbody\u2028Bcc: y\u202egnp.exe",
  markup: "<mark-xyz onload=alert(1)></script></style></title>--><mark-xyz>",
  attribute: '" onmouseover="alert(1)" x=\' onfocus=\'alert(1)',
  script: "javascript:alert(1)",
  scripts: [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \t\n javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\r\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "&#0000000000106;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "DATA:text/html;base64,x",
    "view-source:javascript:x",
    "blob:https://x/y",
    "file:///etc/passwd",
    "\u200bjavascript:alert(1)",
    "\u202ejavascript:alert(1)",
  ],
  style: "red; } * { background: url(//evil.example) } @import 'x'; /* expression(alert(1)) \\75rl(x) <!--",
  spaces: " ".repeat(200_000),
  letters: "a".repeat(200_000),
  almost: `${"a".repeat(100_000)}!${"-".repeat(100_000)}`,
  tags: "<".repeat(200_000),
  openings: "<a href=".repeat(25_000),
  comments: "<!--".repeat(50_000),
  entities: "&#".repeat(100_000),
  commas: ",".repeat(200_000),
  lines: "\n".repeat(200_000),
  digits: "9".repeat(200_000),
  emoji: "\u{1f44d}".repeat(100_000),
  links: "https://a.b/".repeat(16_000),
  dots: "a.".repeat(100_000),
  percents: "%s".repeat(100_000),
  braces: "{{".repeat(100_000),
};
