import type { Attack } from "./attack";

/** What calls, includes or extends itself. */
export const recursionAttacks: Attack[] = [
  { template: "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}" },
  { template: "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}" },
  { template: "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}" },
  { template: "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}" },
  { template: "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('ab') }}" },
  { template: "{% macro m(f) %}{{ f(f) }}{% endmacro %}{{ m(m) }}" },
  {
    template:
      "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{% call m() %}{{ m() }}{% endcall %}{% endcall %}",
  },
  { template: "{% macro m(x=m()) %}{% endmacro %}{{ m() }}" },
  { template: "{% macro m() %}{% for x in range(1000) %}{{ m() }}{% endfor %}{% endmacro %}{{ m() }}" },
  { template: "{% for x in [[[[[[]]]]]] recursive %}{{ loop(x) }}{% endfor %}" },
  { template: "{% for x in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}" },
  { template: "{% for x in range(9) recursive %}{{ loop(range(9)) }}{{ loop(range(9)) }}{% endfor %}" },
  { template: "{% set ns = namespace() %}{% set ns.me = ns %}{{ ns.me.me.me }}{{ ns }}" },
  { template: "{% set ns = namespace() %}{% set ns.x = [ns] %}{{ ns.x }}{{ ns.x|tojson }}" },
  { template: "{% include 'a' %}", templates: { a: "{% include 'a' %}" } },
  { template: "{% include 'a' %}", templates: { a: "{% include 'b' %}", b: "{% include 'a' %}" } },
  {
    template: "{% include 'a' %}",
    templates: {
      a: "{% for x in range(1000) %}{% include 'b' %}{% endfor %}",
      b: "{% for x in range(1000) %}x{% endfor %}",
    },
  },
  { template: "{% extends 'a' %}", templates: { a: "{% extends 'a' %}" } },
  { template: "{% extends 'a' %}", templates: { a: "{% extends 'b' %}", b: "{% extends 'a' %}" } },
  {
    template: "{% extends 'a' %}{% block x %}{{ super() }}{{ self.x() }}{% endblock %}",
    templates: { a: "{% block x %}{{ self.x() }}{% endblock %}" },
  },
  { template: "{% block x %}{{ self.x() }}{% endblock %}" },
  { template: "{% block x %}{{ self.x() }}{{ self.x() }}{% endblock %}" },
  {
    template: "{% import 'a' as a %}{{ a.m() }}",
    templates: { a: "{% import 'a' as a %}{% macro m() %}{{ a.m() }}{% endmacro %}" },
  },
  {
    template: "{% from 'a' import m %}{{ m(m) }}",
    templates: { a: "{% macro m(f) %}{{ f(f) }}{% endmacro %}" },
  },
];
