/** As the modules of cli/ write them: one statement each, names as they are. */
const importLine = /^import \{([^}]*)\} from "([^"]+)";\n/gm;
const exportList = /^export \{([^}]*)\};\n/gm;
const exportWord = /^export (?=(?:async function|function|class|const) (\w+))/gm;

/**
 * Makes one module out of several that import each other by "./name.mjs": each keeps a scope of its own, in the order
 * of the imports. The entry's own exports stay.
 */
export function joinModules(entry: string, read: (name: string) => string): string {
  const builtins = new Map<string, string>();
  const parts: string[] = [];
  const seen = new Set<string>();

  const add = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const source = read(name);
    const bindings: string[] = [];
    for (const [, list = "", from = ""] of source.matchAll(importLine)) {
      const isOurs = from.startsWith("./");
      if (isOurs) add(from.slice(2));
      else builtins.set(from, from.replaceAll(/\W/g, "_"));
      const variable = isOurs ? variableOf(from.slice(2)) : builtins.get(from);
      bindings.push(`const { ${namesIn(list).join(", ")} } = ${variable};\n`);
    }
    const body = `${bindings.join("")}${source.replace(/^#!.*\n/, "").replaceAll(importLine, "")}`;
    parts.push(name === entry ? body : wrap(name, body));
  };
  add(entry);

  const [hashBang = ""] = /^#!.*\n/.exec(read(entry)) ?? [];
  const imports = [...builtins].map(([from, variable]) => `import * as ${variable} from "${from}";\n`);
  return `${hashBang}${imports.join("")}\n${parts.join("\n")}`;
}

function wrap(name: string, body: string): string {
  const exported = [
    ...[...body.matchAll(exportList)].flatMap(([, list = ""]) => namesIn(list)),
    ...[...body.matchAll(exportWord)].map(([, word]) => word),
  ];
  const inner = body.replaceAll(exportList, "").replaceAll(exportWord, "");
  return `const ${variableOf(name)} = (() => {\n${inner}\nreturn { ${exported.join(", ")} };\n})();\n`;
}

function namesIn(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

/** output-tail.mjs as output_tail_module. */
function variableOf(name: string): string {
  return `${name.replace(".mjs", "").replaceAll("-", "_")}_module`;
}
