import type { Token } from "nunjucks/src/lexer.js";
import nodes, { type Node, type NodeList } from "nunjucks/src/nodes.js";
import { floatOf } from "./float";
import { SliceNode, TestNode, TupleNode } from "./grammar-nodes";
import { TokenReader } from "./token-reader";

const compareOperators = ["==", "!=", "<", ">", "<=", ">="];
const multiplications: Record<string, string> = { "*": "Mul", "/": "Div", "//": "FloorDiv", "%": "Mod" };
const additions: Record<string, string> = { "+": "Add", "-": "Sub" };
const words: Record<string, boolean | null> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
};
const argumentStarts = [
  "symbol",
  "string",
  "int",
  "float",
  "boolean",
  "none",
  "left-paren",
  "left-bracket",
  "left-curly",
];

/** Jinja's expression grammar on nunjucks' parser: the same precedence, tests, slices, tuples and chains. */
export class ExpressionParser extends TokenReader {
  override parseExpression(): Node {
    return this.nested(() => this.parseConditional());
  }

  private parseConditional(): Node {
    const body = this.parseOr();
    if (!this.skipSymbol("if")) return body;
    const condition = this.parseOr();
    const otherwise = this.skipSymbol("else") ? this.parseExpression() : null;
    return new nodes.InlineIf!(body.lineno, body.colno, condition, body, otherwise);
  }

  /** Called by the inherited parseAnd. */
  protected parseNot(): Node {
    const token = this.peek();
    if (!this.skipSymbol("not")) return this.parseCompare();
    return new nodes.Not!(
      token.lineno,
      token.colno,
      this.nested(() => this.parseNot()),
    );
  }

  private parseCompare(): Node {
    const first = this.parseAdditions();
    const operands: Node[] = [];
    for (let operator = this.compareOperator(); operator; operator = this.compareOperator()) {
      operands.push(
        new nodes.CompareOperand!(operator.lineno, operator.colno, this.parseAdditions(), operator.value),
      );
    }
    return operands.length === 0 ? first : new nodes.Compare!(first.lineno, first.colno, first, operands);
  }

  private compareOperator(): Token | null {
    const token = this.peek();
    if (token.type === "operator") {
      if (token.value === "===" || token.value === "!==") {
        this.refuse(`"${token.value}" is not Jinja: write "${token.value.slice(0, 2)}".`, token);
      }
      return compareOperators.includes(token.value) ? this.nextToken() : null;
    }
    if (this.skipSymbol("in")) return { ...token, value: "in" };
    if (!this.skipSymbol("not")) return null;
    if (!this.skipSymbol("in")) this.unexpected('"in" after "not"');
    return { ...token, value: "not in" };
  }

  private parseAdditions(): Node {
    return this.parseChain(additions, () => this.parseConcat());
  }

  private parseConcat(): Node {
    const parts = [this.parseChain(multiplications, () => this.parsePower())];
    while (this.skip("tilde")) parts.push(this.parseChain(multiplications, () => this.parsePower()));
    const [first] = parts as [Node];
    return parts.length === 1 ? first : new nodes.Concat!(first.lineno, first.colno, parts, null);
  }

  private parsePower(): Node {
    return this.parseChain({ "**": "Pow" }, () => this.parseUnary());
  }

  private parseChain(operators: Record<string, string>, parseOperand: () => Node): Node {
    let left = parseOperand();
    for (;;) {
      const token = this.peek();
      const typename = token.type === "operator" ? operators[token.value] : undefined;
      if (!typename) return left;
      this.nextToken();
      left = new nodes[typename]!(token.lineno, token.colno, left, parseOperand());
    }
  }

  protected parseUnary(isFiltered = true): Node {
    const token = this.peek();
    const sign = token.type === "operator" ? { "-": "Neg", "+": "Pos" }[token.value] : undefined;
    if (sign) this.nextToken();
    let node = sign
      ? new nodes[sign]!(
          token.lineno,
          token.colno,
          this.nested(() => this.parseUnary(false)),
        )
      : this.parseOperand();
    if (!isFiltered) return node;
    for (;;) {
      const next = this.peek();
      if (this.skip("pipe")) node = this.parseFilterOf(node);
      else if (this.skipSymbol("is")) node = this.parseTestOf(node, next);
      else return node;
    }
  }

  private parseOperand(): Node {
    return this.parsePostfix(this.parseAtom());
  }

  private parseAtom(): Node {
    const token = this.peek();
    const literal = (value: unknown) => new nodes.Literal!(token.lineno, token.colno, value);
    switch (token.type) {
      case "string":
        return literal(this.parseStrings());
      case "int":
        if (/^0[\d_]*[1-9]/.test(token.value))
          this.refuse(`"${token.value}" is not a number: write it without the 0.`, token);
        this.nextToken();
        return literal(Number(token.value.replaceAll("_", "")));
      case "float":
        this.nextToken();
        return literal(floatOf(Number(token.value.replaceAll("_", ""))));
      case "boolean":
      case "none":
      case "symbol": {
        this.nextToken();
        if (token.value === "null") this.refuse('"null" is not Jinja: write "none".', token);
        const value = words[token.value];
        return value === undefined
          ? new nodes.Symbol!(token.lineno, token.colno, token.value)
          : literal(value);
      }
      default:
        return this.parseBracketed();
    }
  }

  private parseStrings(): string {
    let text = "";
    while (this.peek().type === "string") text += this.nextToken()?.value ?? "";
    return text;
  }

  private parseBracketed(): Node {
    const token = this.peek();
    const { lineno, colno } = token;
    if (this.skip("left-bracket")) {
      return new nodes.Array!(lineno, colno, this.parseItems("right-bracket", "]").items);
    }
    if (this.skip("left-curly")) {
      return new nodes.Dict!(
        lineno,
        colno,
        this.parseItems("right-curly", "}", () => this.parsePair()).items,
      );
    }
    if (!this.skip("left-paren")) this.unexpected("a value");
    const { items, hasComma } = this.parseItems("right-paren", ")");
    const [only] = items;
    if (only && !hasComma) return new nodes.Group!(lineno, colno, [only]);
    return new TupleNode(lineno, colno, items);
  }

  private parseItems(end: string, closer: string, parseItem: () => Node = () => this.parseExpression()) {
    const items: Node[] = [];
    let hasComma = false;
    while (!this.skip(end)) {
      items.push(parseItem());
      if (this.skip("comma")) hasComma = true;
      else if (this.peek().type !== end) this.unexpected(`"," or "${closer}"`);
    }
    return { items, hasComma };
  }

  private parsePair(): Node {
    const key = this.parseExpression();
    this.take("colon", '":" after the key');
    return new nodes.Pair!(key.lineno, key.colno, key, this.parseExpression());
  }

  protected parsePostfix(start: Node): Node {
    let node = start;
    for (;;) {
      const token = this.peek();
      const { lineno, colno } = token;
      if (token.type === "left-paren") {
        node = new nodes.FunCall!(lineno, colno, node, this.parseArguments());
      } else if (this.skip("left-bracket")) {
        node = new nodes.LookupVal!(lineno, colno, node, this.parseIndex());
        this.take("right-bracket", '"]"');
      } else if (this.skipValue("operator", ".")) {
        node = new nodes.LookupVal!(lineno, colno, node, this.parseMember());
      } else {
        return node;
      }
    }
  }

  private parseMember(): Node {
    const token = this.peek();
    if (!["symbol", "boolean", "none", "int"].includes(token.type)) this.unexpected('a name after "."');
    this.nextToken();
    const value = token.type === "int" ? Number(token.value) : token.value;
    return new nodes.Literal!(token.lineno, token.colno, value);
  }

  private parseIndex(): Node {
    const { lineno, colno } = this.peek();
    const start = this.peek().type === "colon" ? null : this.parseExpression();
    if (start && this.peek().type !== "colon") return start;
    const bound = () =>
      ["colon", "right-bracket"].includes(this.peek().type) ? null : this.parseExpression();
    this.nextToken();
    const stop = bound();
    const step = this.skip("colon") ? bound() : null;
    return new SliceNode(lineno, colno, start, stop, step);
  }

  /** Positional arguments; a last KeywordArgs holds the named ones. */
  protected parseArguments(): NodeList {
    const { lineno, colno } = this.take("left-paren", '"("');
    const named = new nodes.KeywordArgs(lineno, colno);
    const list = new nodes.NodeList(lineno, colno);
    while (!this.skip("right-paren")) {
      const value = this.parseExpression();
      if (this.skipValue("operator", "=")) {
        if (value.typename !== "Symbol") this.refuse('Expected a name before "=".', value);
        named.addChild(new nodes.Pair!(value.lineno, value.colno, value, this.parseExpression()));
      } else {
        if (named.children.length > 0) this.refuse("Named arguments come last.", value);
        list.addChild(value);
      }
      if (!this.skip("comma") && this.peek().type !== "right-paren") this.unexpected('"," or ")"');
    }
    if (named.children.length > 0) list.addChild(named);
    return list;
  }

  protected parseFilterOf(target: Node): Node {
    const name = this.parseCalledName('the name of a filter after "|"');
    const args =
      this.peek().type === "left-paren" ? this.parseArguments() : new nodes.NodeList(name.lineno, name.colno);
    const symbol = new nodes.Symbol!(name.lineno, name.colno, name.value);
    return new nodes.Filter!(name.lineno, name.colno, symbol, [target, args]);
  }

  private parseTestOf(target: Node, is: Token): Node {
    const isNegated = this.skipSymbol("not");
    const name = this.parseCalledName('the name of a test after "is"');
    const node = new TestNode(name.lineno, name.colno, target, name.value, this.parseTestArguments());
    return isNegated ? new nodes.Not!(is.lineno, is.colno, node) : node;
  }

  /** `is divisibleby 3` and `is divisibleby(3)` are the same. */
  private parseTestArguments(): NodeList {
    const token = this.peek();
    if (token.type === "left-paren") return this.parseArguments();
    const list = new nodes.NodeList(token.lineno, token.colno);
    const isWord = ["else", "or", "and", "if", "not", "in", "recursive"].includes(token.value);
    if (token.type === "symbol" && token.value === "is")
      this.refuse('Tests cannot be chained with "is".', token);
    if (argumentStarts.includes(token.type) && !(token.type === "symbol" && isWord)) {
      list.addChild(this.parseOperand());
    }
    return list;
  }

  private parseCalledName(wanted: string): Token {
    const token = this.peek();
    if (!["symbol", "none", "boolean"].includes(token.type)) this.unexpected(wanted);
    this.nextToken();
    return token;
  }
}
