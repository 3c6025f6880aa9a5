import { describe, expect, it } from "vitest";
import { renderTemplate } from "../render";

const data = {
  text: "a\"b'<i>",
  script: "javascript:alert(1)",
  link: "https://x.example/?a=1&b=2",
  picture: "data:image/png;base64,AAAA",
  css: "red; } * { background: url(//x) }",
  dashes: "--> x --",
  word: "mark",
  name: "x onload=alert(1)",
  yes: true,
  list: [1, 2],
};
const text = "a&#34;b&#39;&lt;i&gt;";

function render(source: string) {
  return renderTemplate(source, data, { contentType: "html" });
}

describe("A value in HTML", () => {
  it.each<[string, string]>([
    ["<p>{{ text }}</p>", `<p>${text}</p>`],
    ['<p title="{{ text }}">', `<p title="${text}">`],
    ["<p title = '{{ text }}' class=x>", `<p title = '${text}' class=x>`],
    ["<title>{{ text }}</title>", `<title>${text}</title>`],
    ["1 < {{ text }}", `1 < ${text}`],
    ["<{{ list[0] }}>", "<1>"],
    ['<a href="{{ link }}">', '<a href="https://x.example/?a=1&amp;b=2">'],
    ['<a href="{{ link }}{{ script }}">', '<a href="https://x.example/?a=1&amp;b=2javascript:alert(1)">'],
    ['<a href="/runs/{{ script }}">', '<a href="/runs/javascript:alert(1)">'],
    ['<a href="?q={{ script }}">', '<a href="?q=javascript:alert(1)">'],
    ['<a href="mailto:{{ text }}">', `<a href="mailto:${text}">`],
    ['<a href="{{ link }}/{{ text }}">', `<a href="https://x.example/?a=1&amp;b=2/${text}">`],
    ['<img src="{{ picture }}">', '<img src="data:image/png;base64,AAAA">'],
    ['<img src="data:image/png;base64,{{ word }}">', '<img src="data:image/png;base64,mark">'],
    ["<style>.{{ word }} { color: {{ '#b3261e' }} }</style>", "<style>.mark { color: #b3261e }</style>"],
    ['<p style="color: {{ word }}">{{ text }}', `<p style="color: mark">${text}`],
    ["<!-- {{ word }} -->{{ text }}", `<!-- mark -->${text}`],
    ["{% if yes %}<b class='{{ word }}'>{% else %}<i>{% endif %}{{ text }}", `<b class='mark'>${text}`],
    ["<td{% if yes %} class='a'{% endif %} title='{{ text }}'>", `<td class='a' title='${text}'>`],
    [
      '<a href="{% if yes %}{{ link }}{% else %}/x{% endif %}">{{ text }}',
      `<a href="https://x.example/?a=1&amp;b=2">${text}`,
    ],
    ["{% set x %}<b>{{ text }}</b>{% endset %}{{ x }}", `<b>${text}</b>`],
    [
      "{% for x in list %}<p class='{{ x }}'>{{ text }}</p>{% endfor %}",
      `<p class='1'>${text}</p><p class='2'>${text}</p>`,
    ],
  ])("is printed as ever where it does no harm: %s", (source, output) => {
    expect(render(source)).toEqual({ output, warnings: [] });
  });

  it.each<[string, string, number]>([
    ['<a href="{{ script }}">', '<a href="#blocked">', 13],
    ["<a href='{{ script|safe }}'>", "<a href='#blocked'>", 20],
    ['<a href=" {{ script }}">', '<a href=" #blocked">', 14],
    ['<a href="java{{ script[4:] }}">', '<a href="java#blocked">', 17],
    ['<a href="{{ script[:4] }}{{ script[4:] }}">', '<a href="java#blocked">', 29],
    ['<a href="{{ picture }}">', '<a href="#blocked">', 13],
    ['<img src="{{ script }}">', '<img src="#blocked">', 14],
    ["<style>a { color: {{ css }} }</style>", "<style>a { color: red    background url//x  }</style>", 22],
    ['<p style="color: {{ css }}">', '<p style="color: red    background url//x ">', 21],
    ["<{{ name }}>", "&lt;x onload=alert(1)>", 5],
    ["<{{ '' }}script>", "&lt;script>", 5],
  ])("is changed with a warning where it would do harm: %s", (source, output, column) => {
    expect(render(source)).toEqual({ output, warnings: [{ message: expect.any(String), line: 1, column }] });
  });

  it("cannot end a comment or the attribute that it stands in", () => {
    expect(render("<!-- {{ dashes }} --><b>").output).toBe("<!-- &#45;-&gt; x &#45;&#45; --><b>");
    expect(render('<p title="{{ text|safe }}">').output).toBe('<p title="a&#34;b\'<i>">');
    expect(render("<p data-x=\"{{ {'a': 1}|tojson }}\">").output).toBe('<p data-x="{&#34;a&#34;: 1}">');
  });

  it.each<[string, string, number]>([
    [
      "<a href={{ link }}>",
      "Put the value of href into quotes: without them a value can add attributes.",
      12,
    ],
    [
      "<a title=x{{ link }}>",
      "Put the value of title into quotes: without them a value can add attributes.",
      14,
    ],
    ["<a {{ word }}>", "A value cannot be the name of an attribute", 7],
    ["<a on{{ word }}='x'>", "A value cannot be the name of an attribute", 9],
    ["<h{{ word }}>", "A value cannot be part of the name of a tag", 6],
    ["</{{ word }}>", "A value cannot be part of the name of a tag", 6],
    ["<a ONCLICK='{{ word }}'>", "A value cannot stand in onclick: it would be run as a script.", 16],
    ["<iframe srcdoc='{{ word }}'>", "A value cannot stand in srcdoc", 20],
    ["<script>{{ word }}</script>", "A value cannot stand in a script", 12],
    [
      "<select><title><script>{{ word }}</script></title></select>",
      "A value cannot stand after a tag inside",
      27,
    ],
    ["<a href='javascript:{{ word }}'>", "A value cannot stand in such an address", 24],
    ["<a href='&#106;avascript:{{ word }}'>", "A value cannot stand in such an address", 29],
    ["<a href='{{ word }}:x'>", 'The ":" after this value could make a scheme of it', 20],
    ["{% if yes %}<b title='{% endif %}{{ word }}", "It is not clear what this is part of", 37],
    ["{% set x %}<b title='{% endset %}{{ x }}", "A tag or comment that is opened here is never closed.", 4],
    ["<!--!>{{ word }}", "A tag or comment that is opened here is never closed.", 1],
    ["<!---!>{{ word }}", "A tag or comment that is opened here is never closed.", 1],
    ["<a title='{% include 'x' %}'>", '"include" cannot stand inside of a tag', 14],
  ])("is refused where it could be run: %s", (source, message, column) => {
    expect(() => render(source)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), line: 1, column }),
    );
  });

  it("reads a template in linear time, whatever its branches", () => {
    const branches = "{% if yes %}<a title='{% else %}<!--{% endif %}".repeat(300);
    const nested = "{% for x in list %}<a href='".repeat(35) + "{% endfor %}".repeat(35);
    const start = process.cpuUsage().user;
    for (const source of [branches, nested]) expect(() => render(source)).toThrow();

    expect((process.cpuUsage().user - start) / 1_000).toBeLessThan(1_000);
  });
});
