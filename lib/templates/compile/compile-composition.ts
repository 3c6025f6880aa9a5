import { extend, importModule, include, renderBlock } from "../evaluate/compose";
import type { Run } from "../evaluate/run";
import type { Value } from "../evaluate/value";
import type { Statement } from "../language/syntax";

type Execute = (run: Run) => void;
type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;
type Composing = Of<"include" | "import" | "from" | "extends" | "block">;

/** Tags that bring in other templates, and the blocks that those can override. */
export class CompositionCompiler {
  readonly blocks = new Map<string, Execute>();

  constructor(private readonly body: (statements: readonly Statement[]) => Execute) {}

  compile(node: Composing): Execute {
    switch (node.kind) {
      case "include":
        return this.include(node);
      case "import":
        return this.import(node);
      case "from":
        return this.from(node);
      case "extends":
        return (run) => {
          run.spend(1, node.position);
          extend(run, node.name, node.position);
        };
      case "block":
        return this.block(node);
    }
  }

  private include({ names, isMissingIgnored, hasContext, position }: Of<"include">): Execute {
    return (run) => {
      run.spend(1, position);
      const { templates } = run.settings;
      const name = names.find((one) => templates.has(one));
      if (name !== undefined) include(run, name, hasContext ? run.scope : null, position);
      else if (!isMissingIgnored) run.fail(templates.describeMissing(names), position);
    };
  }

  private import({ name, alias, hasContext, position }: Of<"import">): Execute {
    return (run) => {
      run.spend(1, position);
      setImported(run, alias, importModule(run, name, hasContext ? run.scope : null, position));
    };
  }

  private from({ name, imports, hasContext, position }: Of<"from">): Execute {
    return (run) => {
      run.spend(1 + imports.length, position);
      const library = importModule(run, name, hasContext ? run.scope : null, position);
      for (const imported of imports) {
        const value = library.get(imported.name);
        if (value === undefined)
          return run.fail(`The template "${name}" has no macro or variable "${imported.name}".`, position);
        setImported(run, imported.alias, value);
      }
    };
  }

  private block({ name, body, isScoped, isRequired, position }: Of<"block">): Execute {
    const execute = this.body(body);
    this.blocks.set(name, execute);
    return (run) => {
      run.spend(1, position);
      renderBlock(run, name, isRequired, isScoped ? run.scope : run.frame.top, position);
    };
  }
}

/** Sets a variable that a module does not pass on. */
function setImported(run: Run, name: string, value: Value): void {
  run.scope.set(name, value);
  if (run.scope === run.frame.top) run.frame.imported.add(name);
}
