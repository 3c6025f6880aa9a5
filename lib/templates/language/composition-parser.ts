import type { Token } from "nunjucks/src/lexer.js";
import nodes, { type Node } from "nunjucks/src/nodes.js";
import { BlockNode, ExtendsNode, ImportNode, IncludeNode, MacroNode } from "./grammar-nodes";
import { TagParser } from "./tag-parser";

/** Jinja's tags for parts that are used again: macros and calls, blocks, and other templates by name. */
export class CompositionParser extends TagParser {
  /** The tag, or null when it is none of these. */
  protected parseCompositionTag(token: Token): Node | null {
    switch (token.value) {
      case "macro":
        return this.parseMacroTag();
      case "call":
        return this.parseCallTag();
      case "include":
        return this.parseIncludeTag();
      case "import":
        return this.parseImportTag();
      case "from":
        return this.parseFromTag();
      case "extends":
        return this.parseExtendsTag();
      case "block":
        return this.parseBlockTag();
      default:
        return null;
    }
  }

  private parseMacroTag(): Node {
    const start = this.takeTag();
    const name = this.takeName("the name of the macro");
    if (this.peek().type !== "left-paren") this.unexpected('"("');
    const parameters = this.parseParameters();
    this.endTag();
    const body = this.parseBody(start, "endmacro");
    this.takeTag();
    this.endTag();
    return new MacroNode(start.lineno, start.colno, name, parameters, body, null);
  }

  private parseCallTag(): Node {
    const start = this.takeTag();
    const parameters = this.peek().type === "left-paren" ? this.parseParameters() : [];
    const callee = this.parseExpression();
    if (callee.typename !== "FunCall") this.refuse('"call" needs a macro with its brackets.', callee);
    this.endTag();
    const body = this.parseBody(start, "endcall");
    this.takeTag();
    this.endTag();
    const name = new nodes.Symbol!(start.lineno, start.colno, "caller");
    return new MacroNode(start.lineno, start.colno, name, parameters, body, callee);
  }

  /** `(a, b='x')`: each a Pair of a name and its default. */
  private parseParameters(): Node[] {
    this.take("left-paren", '"("');
    const parameters: Node[] = [];
    let hasDefault = false;
    while (!this.skip("right-paren")) {
      if (parameters.length > 0) {
        this.take("comma", '"," or ")"');
        if (this.skip("right-paren")) break;
      }
      const name = this.takeName("the name of a parameter");
      const fallback = this.skipValue("operator", "=") ? this.parseExpression() : null;
      if (hasDefault && !fallback) this.refuse("Parameters with a default come last.", name);
      hasDefault ||= fallback !== null;
      parameters.push(new nodes.Pair!(name.lineno, name.colno, name, fallback));
    }
    return parameters;
  }

  private parseIncludeTag(): Node {
    const start = this.takeTag();
    const names = this.parseTemplateNames();
    const isMissingIgnored = this.skipSymbol("ignore");
    if (isMissingIgnored && !this.skipSymbol("missing")) this.unexpected('"missing"');
    const hasContext = this.parseContextWord(true);
    this.endTag();
    return new IncludeNode(start.lineno, start.colno, names, isMissingIgnored, hasContext);
  }

  private parseImportTag(): Node {
    const start = this.takeTag();
    const name = this.parseTemplateName();
    if (!this.skipSymbol("as")) this.unexpected('"as"');
    const alias = this.takeName("the name to import it as");
    const hasContext = this.parseContextWord(false);
    this.endTag();
    return new ImportNode(start.lineno, start.colno, name, null, alias, hasContext);
  }

  private parseFromTag(): Node {
    const start = this.takeTag();
    const name = this.parseTemplateName();
    if (!this.skipSymbol("import")) this.unexpected('"import"');
    const imports: Node[] = [];
    let hasContext: boolean | null = null;
    while (this.peek().type !== "block-end" && hasContext === null) {
      if (imports.length > 0) this.skip("comma");
      hasContext = this.findContextWord();
      if (hasContext !== null || this.peek().type === "block-end") break;
      const imported = this.takeName("a name to import");
      if (imported.value.startsWith("_"))
        this.refuse('Names that start with "_" cannot be imported.', imported);
      const alias = this.skipSymbol("as") ? this.takeName("the name to import it as") : imported;
      imports.push(new nodes.Pair!(imported.lineno, imported.colno, imported, alias));
      const next = this.peek();
      if (next.type !== "comma" && next.type !== "block-end" && !["with", "without"].includes(next.value)) {
        this.unexpected('","');
      }
    }
    if (imports.length === 0) this.unexpected("a name to import");
    this.endTag();
    return new ImportNode(start.lineno, start.colno, name, imports, null, hasContext ?? false);
  }

  private parseExtendsTag(): Node {
    const start = this.takeTag();
    const name = this.parseTemplateName();
    this.endTag();
    return new ExtendsNode(start.lineno, start.colno, name);
  }

  private parseBlockTag(): Node {
    const start = this.takeTag();
    const name = this.takeName("the name of the block");
    const isScoped = this.skipSymbol("scoped");
    const isRequired = this.skipSymbol("required");
    this.endTag();
    const body = this.parseBody(start, "endblock");
    this.takeTag();
    const end = this.peek();
    if (end.type === "symbol" && !this.skipSymbol(name.value)) {
      this.refuse(`This ends the block "${name.value}", not "${end.value.slice(0, 40)}".`, end);
    }
    this.endTag();
    return new BlockNode(start.lineno, start.colno, name, body, isScoped, isRequired);
  }

  /** One name or a list of names, each a literal text: what a template needs is known without rendering it. */
  private parseTemplateNames(): Node[] {
    const opening = this.peek();
    if (!this.skip("left-bracket") && !this.skip("left-paren")) return [this.parseTemplateName()];
    const closing = opening.type === "left-bracket" ? "right-bracket" : "right-paren";
    const names: Node[] = [];
    while (!this.skip(closing)) {
      names.push(this.parseTemplateName());
      if (!this.skip("comma") && this.peek().type !== closing) this.unexpected('"," or the closing bracket');
    }
    if (names.length === 0) this.refuse("The name of a template is missing.", opening);
    return names;
  }

  private parseTemplateName(): Node {
    const token = this.peek();
    const name = this.parseExpression();
    const isText =
      name.typename === "Literal" && typeof (name as unknown as { value: unknown }).value === "string";
    if (isText) return name;
    return this.refuse(
      'The name of a template is a text in quotes, such as "footer": it cannot be computed.',
      token,
    );
  }

  private parseContextWord(fallback: boolean): boolean {
    return this.findContextWord() ?? fallback;
  }

  private findContextWord(): boolean | null {
    const word = this.peek();
    if (word.type !== "symbol" || (word.value !== "with" && word.value !== "without")) return null;
    this.nextToken();
    if (!this.skipSymbol("context")) this.unexpected('"context"');
    return word.value === "with";
  }

  private takeName(wanted: string): Node & { value: string } {
    const { lineno, colno, value } = this.take("symbol", wanted);
    return new nodes.Symbol!(lineno, colno, value) as Node & { value: string };
  }
}
