import type { Token } from "nunjucks/src/lexer.js";
import nodes, { type Node } from "nunjucks/src/nodes.js";
import { CompositionParser } from "./composition-parser";
import { AssignBlockNode, AssignNode, BranchesNode, LoopNode, WithNode } from "./grammar-nodes";

const endings = [
  "elif",
  "else",
  "endif",
  "endfor",
  "endset",
  "endfilter",
  "endraw",
  "endwith",
  "endmacro",
  "endcall",
  "endblock",
];
const hints: Record<string, string> = {
  autoescape: " Escaping follows the content type.",
  do: ' Write "set" to keep a value.',
  trans: " Texts are written in the language of their readers.",
  debug: " The editor lists the variables.",
  break: ' Write a condition: "for … in … if …".',
  continue: ' Write a condition: "for … in … if …".',
  elseif: ' Write "elif".',
  verbatim: ' Write "raw".',
  print: ' Write "{{ … }}".',
};

/** Jinja's statements; nunjucks' own tags and everything unknown are refused by name. */
export class TemplateParser extends CompositionParser {
  override parseStatement(): Node | null {
    const token = this.peek();
    if (token.type !== "symbol") this.unexpected('the name of a tag after "{%"');
    if (this.breakOnBlocks?.includes(token.value)) return null;
    switch (token.value) {
      case "if":
        return this.nested(() => this.parseIfTag());
      case "for":
        return this.nested(() => this.parseForTag());
      case "set":
        return this.nested(() => this.parseSetTag());
      case "filter":
        return this.nested(() => this.parseFilterTag());
      case "with":
        return this.nested(() => this.parseWithTag());
      default:
        return (
          this.nested(() => this.parseCompositionTag(token)) ??
          this.refuse(this.describeRefusal(token.value), token)
        );
    }
  }

  private describeRefusal(name: string): string {
    if (!endings.includes(name))
      return `The tag "${name.slice(0, 40)}" is not supported.${hints[name] ?? ""}`;
    const open = this.breakOnBlocks?.join(" or ");
    return open ? `Expected ${open}, found "${name}".` : `"${name}" without a tag that it belongs to.`;
  }

  private parseIfTag(): Node {
    const start = this.takeTag();
    const branches: Node[] = [];
    let otherwise: Node | null = null;
    let tag: Token = start;
    do {
      const condition = this.parseExpression();
      this.endTag();
      const body = this.parseBody(start, "elif", "else", "endif");
      branches.push(new nodes.Pair!(tag.lineno, tag.colno, condition, body));
      tag = this.takeTag();
    } while (tag.value === "elif");
    if (tag.value === "else") {
      this.endTag();
      otherwise = this.parseBody(start, "endif");
      this.takeTag();
    }
    this.endTag();
    return new BranchesNode(start.lineno, start.colno, branches, otherwise);
  }

  private parseForTag(): Node {
    const start = this.takeTag();
    const targets = this.parseTargets("in");
    if (!this.skipSymbol("in")) this.unexpected('"in"');
    const iterable = this.nested(() => this.parseOr());
    const test = this.skipSymbol("if") ? this.parseExpression() : null;
    const isRecursive = this.skipSymbol("recursive");
    this.endTag();
    const body = this.parseBody(start, "endfor", "else");
    let otherwise: Node | null = null;
    if (this.takeTag().value === "else") {
      this.endTag();
      otherwise = this.parseBody(start, "endfor");
      this.takeTag();
    }
    this.endTag();
    return new LoopNode(start.lineno, start.colno, targets, iterable, test, body, otherwise, isRecursive);
  }

  private parseSetTag(): Node {
    const { lineno, colno } = this.peek();
    const start = this.takeTag();
    const targets = this.parseTargets("=");
    if (this.skipValue("operator", "=")) {
      const value = this.parseExpression();
      this.endTag();
      return new AssignNode(lineno, colno, targets, value);
    }
    if (this.peek().type !== "block-end") this.unexpected('"="');
    this.endTag();
    const body = this.parseBody(start, "endset");
    this.takeTag();
    this.endTag();
    return new AssignBlockNode(lineno, colno, targets, body);
  }

  private parseFilterTag(): Node {
    const start = this.takeTag();
    const capture = new nodes.Capture!(start.lineno, start.colno, null);
    let filtered = this.parseFilterOf(capture);
    while (this.skip("pipe")) filtered = this.parseFilterOf(filtered);
    this.endTag();
    Object.assign(capture, { body: this.parseBody(start, "endfilter") });
    this.takeTag();
    this.endTag();
    return new nodes.Output!(start.lineno, start.colno, [filtered]);
  }

  private parseWithTag(): Node {
    const start = this.takeTag();
    const bindings: Node[] = [];
    while (this.peek().type !== "block-end") {
      if (bindings.length > 0) this.take("comma", '"," or "%}"');
      const { lineno, colno } = this.peek();
      const targets = this.parseTargets("=");
      if (!this.skipValue("operator", "=")) this.unexpected('"="');
      bindings.push(new AssignNode(lineno, colno, targets, this.parseExpression()));
    }
    this.endTag();
    const body = this.parseBody(start, "endwith");
    this.takeTag();
    this.endTag();
    return new WithNode(start.lineno, start.colno, bindings, body);
  }
}
