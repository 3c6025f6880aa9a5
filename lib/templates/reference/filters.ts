import { entries, type EntryRow } from "./entry";
import { listFilters } from "./list-filters";

const texts: EntryRow[] = [
  ["upper", "upper", "In capitals.", "{{ 'failed'|upper }}"],
  ["lower", "lower", "In small letters.", "{{ 'FAILED'|lower }}"],
  [
    "capitalize",
    "capitalize",
    "The first letter as a capital, the rest small.",
    "{{ 'nightly JOB'|capitalize }}",
  ],
  ["title", "title", "Each word with a capital.", "{{ 'nightly load'|title }}"],
  [
    "trim",
    "trim(chars=none)",
    "Without white space, or the given characters, at both ends.",
    "{{ '  x  '|trim }}",
  ],
  [
    "replace",
    "replace(old, new, count=none)",
    "One text put in place of another.",
    "{{ 'a-b'|replace('-', '_') }}",
  ],
  [
    "truncate",
    "truncate(length=255, killwords=false, end='...', leeway=5)",
    "Cut after so many characters, at the end of a word.",
    "{{ 'a long line of output'|truncate(12) }}",
  ],
  [
    "truncate_output",
    "truncate_output(length=500)",
    "The beginning and the end of a long output.",
    "{{ ('line ' * 200)|truncate_output(80) }}",
  ],
  [
    "wordwrap",
    "wordwrap(width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true)",
    "In lines of at most so many characters.",
    "{{ 'a long line of output'|wordwrap(10) }}",
  ],
  ["wordcount", "wordcount", "How many words there are.", "{{ 'one two'|wordcount }}"],
  [
    "indent",
    "indent(width=4, first=false, blank=false)",
    "Each line moved to the right, the first one only if wanted.",
    "{{ 'a\\nb'|indent(2) }}",
  ],
  ["center", "center(width=80)", "In the middle of so many characters.", "{{ 'x'|center(9) }}"],
  [
    "format",
    "format(*values, **named)",
    "Values put in place of %s, %d and the like.",
    "{{ '%s: %.1f s'|format('load', 12.34) }}",
  ],
  ["string", "string", "As text.", "{{ 42|string }}"],
  [
    "default",
    "default(default_value='', boolean=false)",
    "Something else when the value is missing; with true also when it is empty.",
    "{{ nothing|default('none') }}",
  ],
  ["d", "d(default_value='', boolean=false)", "Short for default.", "{{ nothing|d('none') }}"],
  [
    "status_color",
    "status_color",
    "The colour of a status, such as #dc3545 for failed.",
    "{{ 'failed'|status_color }}",
  ],
  ["pprint", "pprint", "A value in readable lines, with sorted keys.", "{{ {'b': 1, 'a': 2}|pprint }}"],
];

const markup: EntryRow[] = [
  ["escape", "escape", "Made harmless now, and not again when it is printed.", "{{ '<b>'|escape }}"],
  ["e", "e", "Short for escape.", "{{ '<b>'|e }}"],
  ["forceescape", "forceescape", "Escaped as HTML, even if it already is.", "{{ '<b>'|e|forceescape }}"],
  ["safe", "safe", "Printed as it is: only for HTML that can be trusted.", "{{ '<b>bold</b>'|safe }}"],
  [
    "striptags",
    "striptags",
    "Without tags and comments, in single spaces.",
    "{{ '<b>bold</b> text'|striptags }}",
  ],
  ["tojson", "tojson(indent=none)", "As JSON.", "{{ {'id': 42}|tojson }}"],
  ["urlencode", "urlencode", "For an address; a dictionary becomes a query.", "{{ {'q': 'a b'}|urlencode }}"],
  [
    "urlize",
    "urlize(trim_url_limit=none, nofollow=false, target=none, rel=none)",
    "Web and mail addresses as links, in HTML.",
    "{{ 'see https://example.com'|urlize }}",
  ],
  [
    "xmlattr",
    "xmlattr(autospace=true)",
    "A dictionary as attributes of a tag.",
    "{{ {'class': 'big'}|xmlattr }}",
  ],
];

const numbers: EntryRow[] = [
  ["int", "int(default=0, base=10)", "As a whole number.", "{{ '42.7'|int }}"],
  ["float", "float(default=0.0)", "As a number with decimals.", "{{ '42'|float }}"],
  [
    "round",
    "round(precision=0, method='common')",
    "Rounded; method may be common, ceil or floor.",
    "{{ 42.55|round(1, 'floor') }}",
  ],
  ["abs", "abs", "Without its sign.", "{{ (-5)|abs }}"],
  [
    "filesizeformat",
    "filesizeformat(binary=false)",
    "A number of bytes for people.",
    "{{ 123456|filesizeformat }}",
  ],
  ["duration", "duration", "Milliseconds as 450ms, 12.3s or 4.5m.", "{{ 12300|duration }}"],
  ["elapsed", "elapsed", "Milliseconds for people: 12 s, 4m 12s, 2h 05m.", "{{ 252000|elapsed }}"],
  [
    "datetime",
    "datetime(zone='UTC')",
    "An instant as day and time, in a time zone.",
    "{{ '2026-11-21T02:00:00Z'|datetime('Europe/Berlin') }}",
  ],
];

export const filterEntries = entries([...texts, ...markup, ...numbers, ...listFilters]);
