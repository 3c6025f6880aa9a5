import type { Attack } from "./attack";

const nest = (depth: number, inner: string) =>
  Array.from({ length: depth }, (_, index) => `{% for a${index} in range(1000) %}`).join("") +
  inner +
  "{% endfor %}".repeat(depth);

/** Work without end. */
export const loopAttacks: Attack[] = [
  nest(2, ""),
  nest(3, "x"),
  nest(30, ""),
  nest(2, "{% if false %}{% endif %}"),
  nest(2, "{% set x = 1 %}"),
  "{% for a in range(1000000000) %}x{% endfor %}",
  "{% for a in range(0, 1000000000, 1) %}x{% endfor %}",
  "{% for a in range(-1000000000, 1000000000) if false %}{% endfor %}",
  "{% for a in letters %}{% for b in letters %}{% endfor %}{% endfor %}",
  "{% for a in letters|list %}{{ a }}{% endfor %}{% for a in letters|list %}{{ letters }}{% endfor %}",
  "{% set ns = namespace(x=[0]) %}{% for a in range(1000) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
  "{% set ns = namespace(x=1) %}{% for a in range(1000) %}{% set ns.x = ns.x * 10 %}{% endfor %}{{ ns.x }}",
  "{% set ns = namespace(x='a') %}{% for a in range(1000) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
  "{{ range(1000)|map('string')|map('upper')|map('lower')|batch(1)|map('join')|list|length * 0 }}" +
    "{% for x in range(1000) %}{{ (range(1000)|sort|list)[0] }}{% endfor %}",
  "{{ range(1000)|groupby('x')|list }}",
  "{{ letters|list|unique|list|length }}{{ letters|list|sort|join|length }}",
  "{% for x in range(1000) %}{{ letters is in letters }}{{ letters == almost }}{% endfor %}",
  "{% for x in range(1000) %}{{ letters < almost }}{% endfor %}",
].map((template) => ({ template }));
