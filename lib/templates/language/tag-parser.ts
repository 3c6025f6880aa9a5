import type { Token } from "nunjucks/src/lexer.js";
import nodes, { type Node, type NodeList } from "nunjucks/src/nodes.js";
import { ExpressionParser } from "./expression-parser";

/** What the parsers of tags have in common. */
export class TagParser extends ExpressionParser {
  /** `a`, `a.b` (of a namespace), `a, b` or `(a, b)`. */
  protected parseTargets(end: string): Node[] {
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

  protected parseBody(start: Token, ...ends: string[]): NodeList {
    const body = this.parseUntilBlocks(...ends);
    if (this.peekToken() === null) {
      this.refuse(`This {% ${start.value} %} is never closed with {% end${start.value} %}.`, start);
    }
    return body;
  }

  protected takeTag(): Token {
    const token = this.peek();
    this.nextToken();
    return token;
  }

  protected endTag(): void {
    this.take("block-end", '"%}"');
  }
}
