import type { Attack } from "./attack";

/** Naming or setting what would change other values. */
export const pollutionAttacks: Attack[] = [
  "{{ a.__defineGetter__('x', b) }}",
  "{{ namespace(constructor=1) }}",
  "{{ namespace(__proto__=a).b }}",
  "{% for constructor in list %}{{ constructor }}{% endfor %}",
  "{% for __proto__ in list %}{% endfor %}",
  "{% set constructor = 1 %}",
  "{% set __proto__ = a %}{{ b }}",
  "{% set a.b = 2 %}",
  "{% set a.__proto__ = 2 %}",
  "{% set ns = namespace() %}{% set ns.__proto__ = a %}",
  "{% set ns = namespace() %}{% set ns.constructor = a %}",
  "{% set ns = namespace() %}{{ ns.attributes }}{{ ns.get }}",
  "{{ {'__proto__': a}.b }}",
  "{{ {'constructor': 1}.constructor }}",
  "{{ {'__proto__': {'polluted': 1}} }}",
  "{{ 'x'|default(constructor=1) }}",
  "{{ 'x'|default(__proto__=1) }}",
  "{% set x = y = process %}",
  "{% filter constructor %}x{% endfilter %}",
  "{% block constructor %}{% endblock %}",
].map((template) => ({ template }));
