import type { Token } from "nunjucks/src/lexer.js";
import nodes, { type Node, type NodeList } from "nunjucks/src/nodes.js";
import { ExpressionParser } from "./expression-parser";
import { AssignBlockNode, AssignNode, BranchesNode, LoopNode } from "./grammar-nodes";

const endings = ["elif", "else", "endif", "endfor", "endset", "endfilter", "endraw"];
const hints: Record<string, string> = {
  elseif: ' Write "elif".',
  verbatim: ' Write "raw".',
  print: ' Write "{{ … }}".',
};

/** Jinja's statements if, for, set and filter; nunjucks' own tags and everything unknown are refused by name. */
export class TemplateParser extends ExpressionParser {
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
      default:
        this.refuse(this.describeRefusal(token.value), token);
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
    if (this.peek().value === "recursive") this.refuse('"recursive" is not supported.', this.peek());
    this.endTag();
    const body = this.parseBody(start, "endfor", "else");
    let otherwise: Node | null = null;
    if (this.takeTag().value === "else") {
      this.endTag();
      otherwise = this.parseBody(start, "endfor");
      this.takeTag();
    }
    this.endTag();
    return new LoopNode(start.lineno, start.colno, targets, iterable, test, body, otherwise);
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

  /** `a`, `a.b` (of a namespace), `a, b` or `(a, b)`. */
  private parseTargets(end: string): Node[] {
    const isGrouped = this.skip("left-paren");
    const targets: Node[] = [];
    do {
      if (targets.length > 0 && this.peek().value === end) break;
      const token = this.peek();
      if (token.type !== "symbol") this.unexpected("the name of a variable");
      this.nextToken();
      targets.push(this.parsePostfix(new nodes.Symbol!(token.lineno, token.colno, token.value)));
    } while (this.skip("comma"));
    if (isGrouped) this.take("right-paren", '")"');
    return targets;
  }

  private parseBody(start: Token, ...ends: string[]): NodeList {
    const body = this.parseUntilBlocks(...ends);
    if (this.peekToken() === null) {
      this.refuse(`This {% ${start.value} %} is never closed with {% end${start.value} %}.`, start);
    }
    return body;
  }

  private takeTag(): Token {
    const token = this.peek();
    this.nextToken();
    return token;
  }

  private endTag(): void {
    this.take("block-end", '"%}"');
  }
}
