import { entries } from "./entry";

export const functionEntries = entries([
  [
    "range",
    "range(start=0, stop, step=1)",
    "Whole numbers in order, at most 1000.",
    "{% for n in range(3) %}{{ n }}{% endfor %}",
  ],
  [
    "namespace",
    "namespace(**values)",
    "Values that a loop can change for what comes after it.",
    "{% set found = namespace(any=false) %}{% for n in [1] %}{% set found.any = true %}{% endfor %}{{ found.any }}",
  ],
  ["dict", "dict(pairs={}, **values)", "A dictionary.", "{{ dict(a=1, b=2) }}"],
  [
    "cycler",
    "cycler(*values)",
    "Values in turn, each time next() is called.",
    "{% set color = cycler('odd', 'even') %}{{ color.next() }} {{ color.next() }}",
  ],
  [
    "joiner",
    "joiner(sep=', ')",
    "Nothing when it is called first, then the separator.",
    "{% set comma = joiner() %}{% for n in [1, 2] %}{{ comma() }}{{ n }}{% endfor %}",
  ],
]);

export const tagEntries = entries([
  [
    "if",
    "{% if condition %}…{% endif %}",
    "Prints what is inside if the condition holds.",
    "{% if job %}yes{% endif %}",
  ],
  [
    "elif",
    "{% elif condition %}",
    "What else to check, if the condition before did not hold.",
    "{% if false %}a{% elif true %}b{% endif %}",
  ],
  [
    "else",
    "{% else %}",
    "What to print otherwise: in an if, or in a loop without entries.",
    "{% for n in [] %}{{ n }}{% else %}none{% endfor %}",
  ],
  ["endif", "{% endif %}", "Ends an if.", "{% if job %}yes{% endif %}"],
  [
    "for",
    "{% for name in list if condition recursive %}…{% endfor %}",
    "Prints what is inside for each entry; loop tells how far it is.",
    "{% for n in [1, 2] %}{{ loop.index }}: {{ n }} {% endfor %}",
  ],
  ["endfor", "{% endfor %}", "Ends a loop.", "{% for n in [1] %}{{ n }}{% endfor %}"],
  [
    "set",
    "{% set name = value %} or {% set name %}…{% endset %}",
    "Gives a value, or what is printed inside, a name.",
    "{% set who = 'you' %}{{ who }}",
  ],
  ["endset", "{% endset %}", "Ends a set with text inside.", "{% set who %}you{% endset %}{{ who }}"],
  [
    "with",
    "{% with name = value %}…{% endwith %}",
    "Names for values that hold only inside.",
    "{% with a = 1 %}{{ a }}{% endwith %}",
  ],
  ["endwith", "{% endwith %}", "Ends a with.", "{% with a = 1 %}{{ a }}{% endwith %}"],
  [
    "filter",
    "{% filter name %}…{% endfilter %}",
    "Puts what is printed inside through a filter.",
    "{% filter upper %}text{% endfilter %}",
  ],
  ["endfilter", "{% endfilter %}", "Ends a filter.", "{% filter upper %}text{% endfilter %}"],
  [
    "raw",
    "{% raw %}…{% endraw %}",
    "Prints what is inside as it is written.",
    "{% raw %}{{ not read }}{% endraw %}",
  ],
  ["endraw", "{% endraw %}", "Ends a raw.", "{% raw %}{{ not read }}{% endraw %}"],
  [
    "macro",
    "{% macro name(a, b='x') %}…{% endmacro %}",
    "A part to print again with other values.",
    "{% macro hello(name, end='!') %}Hello {{ name }}{{ end }}{% endmacro %}{{ hello('you') }}",
  ],
  ["endmacro", "{% endmacro %}", "Ends a macro.", "{% macro dot() %}.{% endmacro %}{{ dot() }}"],
  [
    "call",
    "{% call(x) name() %}…{% endcall %}",
    "Calls a macro, which prints what is inside where it says caller().",
    "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}text{% endcall %}",
  ],
  [
    "endcall",
    "{% endcall %}",
    "Ends a call.",
    "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}text{% endcall %}",
  ],
  [
    "include",
    "{% include 'name' ignore missing without context %}",
    "Prints another template here.",
    "{% include 'footer' ignore missing %}",
  ],
  [
    "import",
    "{% import 'name' as library %}",
    "Takes the macros and values of another template.",
    "{% macro unused() %}{% import 'library' as library %}{% endmacro %}",
  ],
  [
    "from",
    "{% from 'name' import macro as other %}",
    "Takes single macros and values of another template.",
    "{% macro unused() %}{% from 'library' import button %}{% endmacro %}",
  ],
  [
    "extends",
    "{% extends 'name' %}",
    "Prints another template with blocks of this one.",
    "{% if false %}{% extends 'layout' %}{% endif %}",
  ],
  [
    "block",
    "{% block name scoped required %}…{% endblock %}",
    "A part that a template which extends this one can write anew; super() is what it was.",
    "{% block body %}text{% endblock %}",
  ],
  ["endblock", "{% endblock name %}", "Ends a block.", "{% block body %}text{% endblock body %}"],
]);
