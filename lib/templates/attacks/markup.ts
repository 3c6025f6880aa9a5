import { hostile, type Attack } from "./attack";

const addresses = hostile.scripts.map((_, index) => `scripts[${index}]`);
/** An address in the output that a browser would run. */
const running = /(?:href|src|action|data|poster)\s*=\s*["'](?!#blocked|https?:|\/|#|")[^"']*:/i;
const tag = /<mark-xyz|title="[^"]*" onmouseover="|title='[^']*' onfocus='/;

const attacks: Omit<Attack, "contentType">[] = [
  ...addresses.map((address) => ({ template: `<a href="{{ ${address} }}">x</a>`, never: running })),
  ...addresses.map((address) => ({ template: `<img src='{{ ${address}|safe }}'>`, never: running })),
  ...[
    '<a href="{{ scripts[0][:4] }}{{ scripts[0][4:] }}">',
    '<a href="{% for c in script %}{{ c }}{% endfor %}">',
    '<a href="java{{ script[4:] }}">',
    '<a href="{{ script[:10] }}&colon;{{ script[11:] }}">',
    '<a href="{{ script[:10] }}:alert(1)">',
    '<a href="{% if true %}{{ script }}{% else %}https://x/{{ script }}{% endif %}">',
    '{% set x %}{{ script }}{% endset %}<a href="{{ x }}">',
    '{% macro m() %}{{ script }}{% endmacro %}<a href="{{ m() }}">',
    '<a href="{% filter lower %}{{ script }}{% endfilter %}">',
    '<form action="{{ script }}"><button formaction="{{ script }}">',
    '<video poster="{{ script }}"></video><object data="{{ script }}"></object>',
    '<a href=" \n{{ script }}">',
    "<a href={{ script }}>",
    '<a href="javascript:{{ number }}">',
    '<a href="&#106avascript:{{ number }}">',
    "<a {{ attribute }}>",
    "<a title={{ attribute }}>",
    "<a x{{ attribute }}=1>",
    '<a title="{{ attribute }}">',
    "<a title='{{ attribute }}'>",
    '<a title="{{ attribute|safe }}">',
    '<a data-x="{{ {attribute: 1}|tojson }}">',
    "<a onclick=\"{{ number }}\"><a ONCLICK='{{ number }}'>",
    '<p on{{ number }}="x">',
    "<script>{{ number }}</script>",
    "<script><!--<script></script>{{ number }}",
    "<SCRIPT\n>{{ number }}</SCRIPT>",
    '<iframe srcdoc="{{ markup }}"></iframe>',
    "<{{ markup[1:] }}>",
    "<{{ '' }}mark-xyz{{ '' }}>{{ markup }}",
    "</{{ markup }}>",
    "<m{{ markup }}>",
    "{{ markup }}",
    "<p>{{ markup }}</p>",
    "<title>{{ markup }}</title>",
    "<textarea>{{ markup }}</textarea>",
    "<!-- {{ markup }} -->",
    "<!-- --{{ '' }}>{{ markup }}",
    "<!--[if mso]>{{ markup }}<![endif]-->",
    "<!doctype {{ markup }}>",
    "<style>{{ markup }}</style>",
    "<select><xmp><script>{{ number }}</script></xmp></select>",
    "<select><title><script>{{ number }}</script></title></select>",
    '{% if number %}<a title="{% endif %}{{ attribute }}',
    "{% for x in list %}<!--{% endfor %}{{ markup }}",
    "{% set x %}<script>{% endset %}{{ x }}{{ number }}",
    '{% macro m() %}<a href="{% endmacro %}{{ m() }}{{ script }}',
    '<svg><title><a href="{{ script }}">x</a></title></svg>',
    '<svg><a><animate attributeName="href" to="{{ script }}"/></a></svg>',
  ].map((template) => ({ template, never: new RegExp(`${running.source}|${tag.source}`, "i") })),
  ...[
    "<style>a { color: {{ style }} }</style>",
    "<style>{{ style }}</style>",
    "<style>.{{ style }} { color: red }</style>",
    '<p style="color: {{ style }}">',
    "<p style='{{ style }}'>",
    '<p style="{{ style|safe }}">',
  ].map((template) => ({ template, never: /url\(|@import|expression\(|\/\*|\\75|\* *\{/i })),
  { template: '{% include "part" %}{{ script }}">', templates: { part: '<a href="' } },
  { template: '<a href="{% include "part" %}">', templates: { part: "{{ script }}" } },
  {
    template: '{% extends "base" %}{% block b %}{{ script }}{% endblock %}',
    templates: { base: '<a href="{% block b %}{% endblock %}">' },
  },
];

/** Values that would be tags, attributes, scripts, links or styles of a mail. */
export const markupAttacks: Attack[] = attacks.map((attack) => ({ ...attack, contentType: "html" }));
