import type { Node } from "nunjucks/src/nodes.js";
import { TemplateError, type Position } from "../error";
import { maxDepth } from "../limits";
import { Float } from "./float";
import { checkIdentifier, refuseReserved } from "./names";
import { positionOf, type NodeCount } from "./node-count";
import type {
  ArithmeticOperator,
  Arguments,
  CompareOperator,
  Expression,
  Literal,
  Operation,
  Statement,
} from "./syntax";

const arithmetic: Record<string, ArithmeticOperator> = {
  Add: "+",
  Sub: "-",
  Mul: "*",
  Div: "/",
  FloorDiv: "//",
  Mod: "%",
  Pow: "**",
};
type Fields = Record<string, unknown>;

export class ExpressionValidator {
  private depth = 0;
  private used = new Set<string>();

  constructor(
    private readonly count: NodeCount,
    private readonly body: (node: Node) => Statement[],
  ) {}

  expression(node: Node): Expression {
    const position = this.count.add(node);
    if (++this.depth > maxDepth) {
      throw new TemplateError(`Expressions may be nested ${maxDepth} deep at most.`, position);
    }
    const expression = this.convert(node, node as unknown as Fields, position);
    this.depth--;
    return expression;
  }

  /** The names that are read while `validate` runs. */
  namesUsed(validate: () => void): ReadonlySet<string> {
    const outer = this.used;
    const inner = new Set<string>();
    this.used = inner;
    validate();
    this.used = outer;
    for (const name of inner) outer.add(name);
    return inner;
  }

  private nameOf(value: unknown, position: Position): string {
    const name = checkIdentifier(value as string, position);
    this.used.add(name);
    return name;
  }

  private convert(node: Node, fields: Fields, position: Position): Expression {
    if (node.typename in arithmetic) return this.arithmetic(node, position);
    switch (node.typename) {
      case "Literal":
        return { kind: "literal", position, value: this.literal(fields.value, position) };
      case "Symbol":
        return { kind: "name", position, name: this.nameOf(fields.value, position) };
      case "Group":
        return this.expression((fields.children as [Node])[0]);
      case "Array":
        return { kind: "list", position, items: this.all(fields.children) };
      case "Tuple":
        return { kind: "tuple", position, items: this.all(fields.children) };
      case "Dict":
        return { kind: "dict", position, entries: this.entries(fields.children as Node[]) };
      case "LookupVal":
        return this.lookup(fields.target as Node, fields.val as Node);
      case "FunCall":
        return this.call(fields.name as Node, fields.args as Node, position);
      case "Filter": {
        const [operand, args] = fields.args as [Node, Node];
        const { value } = fields.name as { value: string };
        const name = checkIdentifier(value, position);
        return {
          kind: "filter",
          position,
          operand: this.expression(operand),
          name,
          arguments: this.args(args),
        };
      }
      case "Test": {
        const name = checkIdentifier(fields.name as string, position);
        const operand = this.expression(fields.target as Node);
        return { kind: "test", position, operand, name, arguments: this.args(fields.args as Node) };
      }
      case "Capture":
        return { kind: "capture", position, body: this.body(fields.body as Node) };
      case "InlineIf":
        return {
          kind: "conditional",
          position,
          condition: this.expression(fields.cond as Node),
          body: this.expression(fields.body as Node),
          otherwise: fields.else_ ? this.expression(fields.else_ as Node) : null,
        };
      case "Not":
        return { kind: "not", position, operand: this.expression(fields.target as Node) };
      case "Neg":
      case "Pos": {
        const operand = this.expression(fields.target as Node);
        return { kind: "sign", position, isNegative: node.typename === "Neg", operand };
      }
      case "And":
      case "Or":
        return {
          kind: "logic",
          position,
          operator: node.typename === "And" ? "and" : "or",
          operands: this.spine(node, (name) => name === node.typename).map((part) =>
            this.expression(part.right),
          ),
        };
      case "Concat":
        return { kind: "concat", position, parts: this.all(fields.left) };
      case "Compare":
        return {
          kind: "compare",
          position,
          first: this.expression(fields.expr as Node),
          rest: (fields.ops as (Node & { expr: Node; type: CompareOperator })[]).map((operation) => ({
            operator: operation.type,
            operand: this.expression(operation.expr),
            position: positionOf(operation),
          })),
        };
      default:
        throw new TemplateError(`"${node.typename}" is not supported.`, position);
    }
  }

  private all(nodes: unknown): Expression[] {
    return (nodes as Node[]).map((node) => this.expression(node));
  }

  private literal(value: unknown, position: Position): Literal {
    if (value === null || value instanceof Float || typeof value === "string" || typeof value === "boolean")
      return value;
    if (typeof value === "number" && Number.isFinite(value)) {
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
      throw new TemplateError("This number is too large to be exact.", position);
    }
    throw new TemplateError("This value is not supported.", position);
  }

  private entries(pairs: Node[]) {
    return (pairs as unknown as { key: Node; value: Node }[]).map(({ key, value }) => ({
      key: this.expression(key),
      value: this.expression(value),
    }));
  }

  /** A chain such as a + b + c is parsed to the left; read as a list it needs no depth. */
  private spine(node: Node, belongs: (typename: string) => boolean): { right: Node; operator: Node }[] {
    const parts: { right: Node; operator: Node }[] = [];
    let current = node;
    while (belongs(current.typename)) {
      const { left, right } = current as unknown as { left: Node; right: Node };
      parts.push({ right, operator: current });
      current = left;
    }
    parts.push({ right: current, operator: current });
    return parts.reverse();
  }

  private arithmetic(node: Node, position: Position): Expression {
    const [first, ...rest] = this.spine(node, (typename) => typename in arithmetic);
    return {
      kind: "arithmetic",
      position,
      first: this.expression(first!.right),
      rest: rest.map(({ right, operator }): Operation<ArithmeticOperator> => ({
        operator: arithmetic[operator.typename]!,
        operand: this.expression(right),
        position: positionOf(operator),
      })),
    };
  }

  /** A lookup or call stands where its target starts. */
  private lookup(targetNode: Node, key: Node): Expression {
    const target = this.expression(targetNode);
    const { position } = target;
    const fields = key as unknown as Fields;
    if (key.typename === "Slice") {
      const bound = (node: unknown) => (node ? this.expression(node as Node) : null);
      const [start, stop, step] = [bound(fields.start), bound(fields.stop), bound(fields.step)];
      return { kind: "slice", position, target, start, stop, step };
    }
    const value = key.typename === "Literal" ? this.literal(fields.value, position) : null;
    if (typeof value === "string") refuseReserved(value, positionOf(key));
    if (typeof value === "string" || typeof value === "number")
      return { kind: "member", position, target, key: value };
    return { kind: "item", position, target, index: this.expression(key) };
  }

  private call(callee: Node, args: Node, position: Position): Expression {
    const fields = callee as unknown as Fields;
    if (callee.typename === "Symbol") {
      const start = positionOf(callee);
      const name = this.nameOf(fields.value, start);
      return { kind: "call", position: start, name, arguments: this.args(args), caller: null };
    }
    const key = callee.typename === "LookupVal" ? (fields.val as Fields & Node) : null;
    if (key?.typename !== "Literal" || typeof key.value !== "string") {
      throw new TemplateError("Only named functions and methods can be called.", position);
    }
    const name = checkIdentifier(key.value, positionOf(key));
    const target = this.expression(fields.target as Node);
    const { position: start } = target;
    return { kind: "method", position: start, target, name, arguments: this.args(args), caller: null };
  }

  private args(node: Node): Arguments {
    const children = [...(node as unknown as { children: Node[] }).children];
    const last = children[children.length - 1];
    const pairs =
      last?.typename === "KeywordArgs" ? (children.pop() as unknown as { children: Node[] }).children : [];
    return {
      positional: this.all(children),
      named: (pairs as unknown as { key: Node; value: Node }[]).map(({ key, value }) => ({
        name: checkIdentifier((key as unknown as { value: string }).value, positionOf(key)),
        value: this.expression(value),
      })),
    };
  }
}
