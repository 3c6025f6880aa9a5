import type { Token } from "nunjucks/src/lexer.js";
import type { Node } from "nunjucks/src/nodes.js";
import nunjucksParser from "nunjucks/src/parser.js";
import { TemplateError } from "../error";
import { maxDepth } from "../limits";

/** nunjucks' parser with bounded nesting and with errors in the author's words. */
export class TokenReader extends nunjucksParser.Parser {
  private depth = 0;

  /** Parses one level deeper: a source cannot make the parser recurse without bound. */
  protected nested<Result>(parse: () => Result): Result {
    if (this.depth >= maxDepth) {
      this.refuse(`Tags and expressions may be nested ${maxDepth} deep at most.`, this.peek());
    }
    this.depth++;
    const result = parse();
    this.depth--;
    return result;
  }

  protected refuse(message: string, place: Token | Node): never {
    throw new TemplateError(message, { line: place.lineno + 1, column: place.colno + 1 });
  }

  /** The next token; in a tag there always is one, as the lexer refuses a template that ends inside. */
  protected peek(): Token {
    return this.peekToken() ?? { type: "end", value: "end of the template", lineno: 0, colno: 0 };
  }

  protected unexpected(wanted: string): never {
    const token = this.peek();
    this.refuse(`Expected ${wanted}, found "${token.value.slice(0, 40)}".`, token);
  }

  protected take(type: string, wanted: string): Token {
    const token = this.peek();
    if (token.type !== type) this.unexpected(wanted);
    this.nextToken();
    return token;
  }

  /** Reached from inherited rules only: `{{ a b }}` and the like. */
  override fail(message: string): never {
    if (message.startsWith("expected variable end")) this.unexpected('"}}"');
    this.refuse(`This cannot be read (${message}).`, this.peek());
  }
}
