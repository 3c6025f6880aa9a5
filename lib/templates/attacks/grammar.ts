import fc from "fast-check";

const markers = [
  "<mark-xyz",
  "<!channel>",
  "<@U1>",
  '"}], {',
  "\r\nBcc: x",
  "--></script></style>",
  "javascript:x",
  "**b**[l](u)",
];
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...markers), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 3 })
  .map((parts) => parts.join(""));
const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double(), hostileText);
/** Data of a message, with texts that would do harm. */
export const data = fc.record({
  a: scalar,
  b: hostileText,
  xs: fc.array(scalar, { maxLength: 4 }),
  d: fc.dictionary(fc.string({ maxLength: 4 }), scalar, { maxKeys: 3 }),
  rows: fc.array(fc.record({ a: scalar, b: hostileText }), { maxLength: 3 }),
});

const words = [
  "a",
  "b",
  "x",
  "y",
  "xs",
  "d",
  "rows",
  "missing",
  "1",
  "2.0",
  "'<b>'",
  "none",
  "[a, b]",
  "{'k': b}",
  "(1, b)",
];
const onText = [
  "upper",
  "title",
  "trim",
  "e",
  "tojson",
  "string",
  "list",
  "join",
  "striptags",
  "replace('a', b)",
  "truncate(9)",
  "urlencode",
  "reverse",
  "center(9)",
  "truncate_output(20)",
  "default('x')",
  "pprint",
];
const onAnything = [
  "length",
  "first",
  "sort",
  "indent",
  "int",
  "batch(2)",
  "map('upper')",
  "wordcount",
  "duration",
  "xmlattr",
  "urlize",
  "format(a)",
];
const operators = ["+", "-", "*", "/", "//", "%", "**", "and", "or", "==", "<", "in"];

/** Expressions that give text nearly always. */
const tame = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2, depthSize: "small", withCrossShrink: true },
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie("any"), fc.constantFrom(...onText))
        .map(([value, filter]) => `(${value}|string)|${filter}`),
    },
    { weight: 1, arbitrary: fc.tuple(tie("any"), tie("any")).map((parts) => `(${parts.join(" ~ ")})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie("any"), tie("any"), tie("any"))
        .map(([yes, condition, no]) => `(${yes} if ${condition} else ${no})`),
    },
  ),
})).any;

/** Expressions that are refused as often as not. */
const wild = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...words, "loop", "range(3)", "true"),
    fc
      .tuple(tie("any"), fc.constantFrom(...onText, ...onAnything, "nope"))
      .map(([value, filter]) => `(${value})|${filter}`),
    fc.tuple(tie("any"), fc.constantFrom(...operators), tie("any")).map((parts) => `(${parts.join(" ")})`),
    fc
      .tuple(tie("any"), fc.constantFrom("defined", "none", "string", "mapping", "nope"))
      .map(([value, test]) => `(${value} is ${test})`),
    fc
      .tuple(
        tie("any"),
        fc.constantFrom(
          ".k",
          "[0]",
          "[-1]",
          "[1:]",
          "['k']",
          ".upper()",
          ".items()",
          ".split('a')",
          ".constructor",
        ),
      )
      .map(([value, part]) => `(${value})${part}`),
  ),
})).any;

/** Text of the author with places for what is inside. */
const frames: Record<"html" | "json" | "plain", string[]> = {
  html: [
    "<p>@</p>",
    '<p title="@">',
    "<p class='@' @>x",
    '<a href="@">@</a>',
    "<style>a { color: @ }</style>",
    "<!-- @ -->",
    "<b style='@'>",
    "<@>",
    "<script>@</script>",
    "<img src=@>",
    '<title>@</title>"',
    "x < @ & @",
  ],
  json: [
    '{"a": @, "b": "@"}',
    "[@, @]",
    '"@"',
    "@",
    "[@,]",
    '{"url": "@", "x": [@]}',
    '{"@": @}',
    "@, {@: 1}",
  ],
  plain: ["@", "*@*\n", "<@", "Job: @, @\n", "# @"],
};

type Kind = keyof typeof frames;

/** Templates of the language; of the kind "json" such that most give a document. */
function template(kind: Kind, expression: fc.Arbitrary<string>, list: fc.Arbitrary<string>) {
  const [opening, glue, closing] = kind === "json" ? ["[", ", ", "]"] : ["", "", ""];
  const source = fc.letrec<{ body: string }>((tie) => {
    const body = tie("body");
    return {
      body: fc.oneof(
        { maxDepth: 4, depthSize: "small", withCrossShrink: true },
        expression.map((value) => `{{ ${value} }}`),
        fc
          .tuple(fc.constantFrom(...frames[kind]), body, body)
          .map(([frame, ...inner]) => frame.replace(/@/g, () => inner.shift() ?? "")),
        fc
          .tuple(expression, body, body)
          .map(([condition, yes, no]) => `{% if ${condition} %}${yes}{% else %}${no}{% endif %}`),
        fc.tuple(list, body, body).map(([values, each, none]) => {
          const turn = `${each}${glue}{{ x }}${glue}`;
          return `${opening}{% for x in ${values} %}${turn}{% else %}${none}{% endfor %}${closing}`;
        }),
        fc.tuple(body, body).map(([value, after]) => `{% set y %}${value}{% endset %}${after}${glue}{{ y }}`),
        fc.tuple(expression, body).map(([value, after]) => `{% set a = ${value} %}${after}`),
        fc.tuple(body, expression, body).map(([inner, value, after]) => {
          const macro = `{% macro m(x) %}${inner}${glue}{{ x }}{% endmacro %}`;
          return `${macro}${after}${glue}{{ m(${value}) }}`;
        }),
        fc
          .tuple(fc.constantFrom("upper", "trim", "indent", "e"), body)
          .map(([filter, inner]) => `{% filter ${filter} %}${inner}{% endfilter %}`),
        fc.tuple(body, body).map((parts) => parts.join(glue)),
      ),
    };
  }).body;
  return source.map((body) => opening + body + closing);
}

export const tameTemplate = (kind: Kind) => template(kind, tame, fc.constantFrom("xs", "rows", "d", "[b]"));
export const wildTemplate = (kind: Kind) => template(kind, wild, wild);

/** A template with a piece cut out, doubled or put elsewhere, or no template at all. */
export const garbage = fc.oneof(
  fc.tuple(tameTemplate("html"), fc.nat(), fc.nat(), fc.nat()).map(([source, first, second, third]) => {
    const [from, to, at] = [first, second, third].map((place) => place % (source.length + 1)) as [
      number,
      number,
      number,
    ];
    return (
      source.slice(0, at) +
      source.slice(Math.min(from, to), Math.max(from, to)) +
      source.slice(Math.max(at - (third % 5), 0))
    );
  }),
  fc
    .array(
      fc.constantFrom(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-",
        "if",
        "for x in",
        "end",
        "raw",
        "block",
        "'",
        '"',
        "|",
        ".",
        "(",
        ")",
        "[",
        "a",
        " ",
        "\n",
        "<",
        "\\",
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);
