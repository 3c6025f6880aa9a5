import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderTemplate, TemplateError } from "./render";

const secret = "s3cr3t";
const data = {
  a: { b: 1 },
  list: [1],
  text: "abc",
  number: 1,
  none: null,
  secretly: Object.defineProperty({}, "key", { get: () => secret, enumerable: true }),
  method: () => secret,
};

// Each must be refused or give only harmless text.
const attacks = [
  "{{ ''.constructor }}",
  "{{ ''['constructor'] }}",
  "{{ ''['con' ~ 'structor'] }}",
  "{{ ''['constr\\x75ctor'] }}",
  "{{ a.constructor.constructor('return process')() }}",
  "{{ a['constructor']['constructor']('return process.env')() }}",
  "{{ a[['constructor']] }}",
  "{{ a[('constructor',)] }}",
  "{{ a|attr('constructor') }}",
  "{{ [a]|map(attribute='constructor')|list }}",
  "{{ [a]|map(attribute='b.constructor')|list }}",
  "{{ [a]|map(attribute='__proto__')|first }}",
  "{{ [a]|selectattr('constructor')|list }}",
  "{{ [a]|sort(attribute='constructor')|list }}",
  "{{ [a]|groupby('constructor')|list }}",
  "{{ [a]|join(',', attribute='constructor') }}",
  "{{ [a]|sum(attribute='__proto__') }}",
  "{{ [a]|max(attribute='prototype')|list }}",
  "{{ [a]|unique(attribute='constructor')|list }}",
  "{{ a.__proto__ }}",
  "{{ a['__proto__'] }}",
  "{{ a['__pro' ~ 'to__'] }}",
  "{{ a.get('__proto__') }}",
  "{{ a.get('constructor') }}",
  "{{ a.prototype }}",
  "{{ a.__defineGetter__('x', b) }}",
  "{{ a.__lookupGetter__('x') }}",
  "{{ list.constructor }}",
  "{{ list.map }}",
  "{{ list.map(text) }}",
  "{{ list['map'] }}",
  "{{ list.length }}{{ text.length }}",
  "{{ text.replace.constructor }}",
  "{{ text.match('.') }}",
  "{{ text.repeat(1000000000) }}",
  "{{ text.padStart(1000000000) }}",
  "{{ text.at(0) }}{{ text.link('x') }}{{ text.big() }}",
  "{{ a.toString() }}",
  "{{ a.toString }}",
  "{{ a.valueOf() }}",
  "{{ a.hasOwnProperty('b') }}",
  "{{ method }}",
  "{{ method() }}",
  "{{ a.method() }}",
  "{{ secretly }}",
  "{{ secretly.key }}",
  "{{ this }}",
  "{{ self }}",
  "{{ context }}{{ ctx }}{{ frame }}{{ env }}{{ runtime }}{{ cb }}",
  "{{ process }}",
  "{{ process.env }}",
  "{{ require('fs') }}",
  "{{ import('fs') }}",
  "{{ globalThis }}",
  "{{ Function('return 1')() }}",
  "{{ eval('1') }}",
  "{{ range.constructor('return process')() }}",
  "{{ range.constructor }}",
  "{{ namespace.__proto__ }}",
  "{{ namespace(constructor=1) }}",
  "{{ namespace(__proto__=a).b }}",
  "{{ cycler.__init__.__globals__ }}",
  "{{ joiner }}{{ lipsum }}",
  "{{ ''.__class__.__mro__[1].__subclasses__() }}",
  "{{ self.__init__.__globals__ }}",
  "{{ loop.__class__ }}",
  "{% for x in list %}{{ loop.constructor }}{% endfor %}",
  "{% for x in list %}{{ loop }}{% endfor %}",
  "{% for x in list %}{{ loop['items'] }}{{ loop.items }}{% endfor %}",
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
  "{{ r/constructor/g }}",
  "{{ r/(a+)+$/.test(text) }}",
  "{{ `${process}` }}",
  "{{ a?.constructor }}",
  "{{ a;process }}",
  "{{ a=process }}",
  "{{ () => 1 }}",
  "{{ function() {} }}",
  "{{ a // }} {{ process }}",
  "{{ '\\'}; process; //' }}",
  "{{ a['b\"]; process; //'] }}",
  "{{ a|constructor }}",
  "{{ a|__proto__ }}",
  "{{ a|toString }}",
  "{{ a|hasOwnProperty('b') }}",
  "{{ a is constructor }}",
  "{{ a is __proto__ }}",
  "{{ a is hasOwnProperty('b') }}",
  "{{ [1]|map('constructor')|list }}",
  "{{ [1]|select('constructor')|list }}",
  "{{ [1]|map('__proto__')|list }}",
  "{{ 'x'|default(constructor=1) }}",
  "{{ 'x'|default(__proto__=1) }}",
  "{% macro x() %}{% endmacro %}{{ x.constructor }}",
  "{% macro x(a=(process)) %}{% endmacro %}",
  "{% set x = y = process %}",
  "{% call process() %}{% endcall %}",
  "{% include '/etc/passwd' %}",
  "{% include a %}",
  "{% extends '../../package.json' %}",
  "{% import '/etc/passwd' as x %}",
  "{% asyncEach x in list %}{% endeach %}",
  "{% asyncAll x in list %}{% endall %}",
  "{% ifAsync a %}{% endif %}",
  "{% switch a %}{% case 1 %}{% endswitch %}",
  "{% filter constructor %}x{% endfilter %}",
  "{% block constructor %}{% endblock %}",
  "{{ super() }}",
  "{{ caller() }}",
  "{{ (1)['constructor'] }}",
  "{{ true.constructor }}",
  "{{ none.constructor }}",
  "{{ 1.5.constructor }}",
  "{{ undefinedname.constructor.constructor }}",
  "{{ a[b][c][d] }}",
  "{{ 'constructor' in a }}{{ '__proto__' in a }}{{ 'toString' in a }}",
];

describe("Attacks", () => {
  const { Function: realFunction, eval: realEval } = globalThis;
  const calls: string[] = [];

  beforeAll(() => {
    const trap = (name: string) =>
      function () {
        calls.push(name);
        throw new Error(`${name} was called`);
      };
    Object.assign(globalThis, { Function: trap("Function"), eval: trap("eval") });
  });

  afterAll(() => {
    Object.assign(globalThis, { Function: realFunction, eval: realEval });
  });

  it.each(attacks)("gets nothing from %s", (template) => {
    let output = "";
    try {
      output = renderTemplate(template, data, { contentType: "text" }).output;
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
      expect(error).toMatchObject({ line: 1, column: expect.any(Number) });
    }

    expect(calls).toEqual([]);
    expect(output).not.toMatch(/function|\[object|native code|=>|root:|s3cr3t|polluted.*polluted|PATH/i);
    expect(output.length).toBeLessThan(80);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("names the place of a forbidden name", () => {
    const render = (template: string) => () => renderTemplate(template, data, { contentType: "text" });

    expect(render("a\n {{ a.__proto__ }}")).toThrow(
      expect.objectContaining({
        message: 'The name "__proto__" is not allowed in templates.',
        line: 2,
        column: 7,
      }),
    );
    expect(render("{{ a['con' ~ 'structor'] }}")).toThrow(
      expect.objectContaining({
        message: 'The name "constructor" is not allowed in templates.',
        line: 1,
        column: 4,
      }),
    );
  });

  it("has as many attacks as the acceptance asks for", () => {
    expect(new Set(attacks).size).toBeGreaterThanOrEqual(60);
  });
});
