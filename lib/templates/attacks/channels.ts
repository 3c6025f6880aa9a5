import type { Attack } from "./attack";

const values = [
  "mention",
  "markdown",
  "quotes",
  "controls",
  "markup",
  "header",
  "{'m': mention, 'q': quotes}",
  "[mention, [quotes]]",
  "mention|e",
  "mention|tojson",
  "mention|upper|lower",
  "[mention]|join",
  "'a' ~ mention",
];

/** Values that would mention people, open links, break out of JSON or add headers. */
export const channelAttacks: Attack[] = values
  .flatMap((value): Attack[] => [
    { contentType: "slack", template: `*{{ ${value} }}*`, never: /<[!@#]/ },
    {
      contentType: "slack-blocks",
      template: `{"text": "{{ ${value} }}", "v": {{ ${value} }}}`,
      never: /<[!@#]|"evil": \{/,
    },
    { contentType: "teams", template: `{{ ${value} }}`, never: /(?<!\\)<at|(?<!\\)\[x/ },
    {
      contentType: "teams-card",
      template: `{"text": "{{ ${value} }}", "v": {{ ${value} }}}`,
      never: /(?<!\\)<at|"evil": \{/,
    },
    { contentType: "json", template: `{"text": "{{ ${value} }}", "v": {{ ${value} }}}`, never: /"evil": \{/ },
    { contentType: "header", template: `{{ ${value} }}`, never: /[\r\n\u2028\u2029\u202e\u0000]/ },
  ])
  .concat(
    [
      '{% macro m(x) %}<{{ x }}|Open>{% endmacro %}{"a": "{{ m(channel) }}"}',
      '{% set x %}<{{ channel }}>{% endset %}{"a": "{{ x }}"}',
      '{% set x %}{{ channel }}{% endset %}{"a": "<{{ x }}>"}',
    ].map((template): Attack => ({ contentType: "slack-blocks", template, never: /<!/ })),
    [
      "<{{ channel }}>",
      "{% macro m(x) %}<{{ x }}|Open>{% endmacro %}{{ m(channel) }}",
      "<{% block b %}{{ channel }}{% endblock %}>",
      "<{% for x in [channel] recursive %}{{ x }}{% endfor %}>",
    ].map((template): Attack => ({ contentType: "slack", template, never: /<!/ })),
    [
      '{"a": "{{ quotes|safe }}"}',
      '{"a": "\\{{ quotes }}"}',
      '{"a": "\\u00{{ quotes }}"}',
      '{"a": {{ quotes|e }}}',
      '{"a": {{ (quotes|tojson) ~ quotes }}}',
      "{{ quotes }}: 1",
      '{"a": "{% if number %}"{% endif %}{{ quotes }}',
      '{% set x %}{"a": "{{ quotes }}"}{% endset %}[{{ x }}, {{ x|replace("a", quotes) }}]',
      '{% macro m(x) %}"{{ x }}"{% endmacro %}[{{ m(quotes) }}]',
    ].map((template): Attack => ({ contentType: "json", template, never: /"evil": \{/ })),
  );
