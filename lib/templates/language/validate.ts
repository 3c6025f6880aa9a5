import type { Node, NodeList } from "nunjucks/src/nodes.js";
import { TemplateError, type Position } from "../error";
import { CompositionValidator } from "./validate-composition";
import { ExpressionValidator } from "./validate-expression";
import { checkIdentifier } from "./names";
import { NodeCount, positionOf } from "./node-count";
import type { Reference, Statement, Target, Template } from "./syntax";

/** Turns nunjucks' nodes into the closed syntax. A node, name or literal that is not expected is refused. */
export function validate(root: NodeList): Template {
  const validator = new Validator();
  const statements = validator.statements(root);
  const { names, references, isComposed } = validator;
  return { statements, names, references, isComposed };
}

class Validator {
  readonly names = new Set<string>();
  readonly references: Reference[] = [];
  private readonly count = new NodeCount();
  private readonly expressions = new ExpressionValidator(this.count, (node) => this.inside(node));

  private readonly composition = new CompositionValidator(this.expressions, {
    body: (node) => this.inside(node),
    variable: (node) => this.variable(node).name,
    names: this.names,
    references: this.references,
  });
  private isTop = true;

  get isComposed(): boolean {
    return this.composition.isComposed;
  }

  statements(list: NodeList): Statement[] {
    return list.children.flatMap((node) => this.statement(node));
  }

  private statement(node: Node): Statement[] {
    const position = this.count.add(node);
    const fields = node as unknown as Record<string, unknown>;
    switch (node.typename) {
      case "Output":
        return (fields.children as Node[]).map((child) => this.output(child, position));
      case "Branches":
        return [
          {
            kind: "if",
            position,
            branches: (fields.branches as { key: Node; value: NodeList }[]).map(({ key, value }) => ({
              condition: this.expressions.expression(key),
              body: this.statements(value),
            })),
            otherwise: this.optional(fields.otherwise),
          },
        ];
      case "Loop":
        return [
          {
            kind: "for",
            position,
            targets: (fields.targets as Node[]).map((target) => this.variable(target)),
            iterable: this.expressions.expression(fields.iterable as Node),
            test: fields.test ? this.expressions.expression(fields.test as Node) : null,
            isRecursive: fields.isRecursive as boolean,
            body: this.inside(fields.body as NodeList),
            otherwise: fields.otherwise ? this.inside(fields.otherwise as NodeList) : [],
          },
        ];
      case "Assign":
        return [
          {
            kind: "set",
            position,
            targets: (fields.targets as Node[]).map((target) => this.target(target)),
            value: this.expressions.expression(fields.value as Node),
          },
        ];
      case "AssignBlock":
        return [
          {
            kind: "set",
            position,
            targets: [this.onlyTarget(fields.target as Node[], position)],
            value: { kind: "capture", position, body: this.inside(fields.body as NodeList) },
          },
        ];
      case "WithBlock":
        return [
          {
            kind: "with",
            position,
            bindings: (fields.bindings as { targets: Node[]; value: Node }[]).map(({ targets, value }) => ({
              targets: targets.map((target) => this.variable(target)),
              value: this.expressions.expression(value),
            })),
            body: this.inside(fields.body as NodeList),
          },
        ];
      default:
        return [this.composition.statement(node, position, this.isTop)];
    }
  }

  /** What stands inside a tag other than `if`: its variables are not those of the template. */
  private inside(list: Node): Statement[] {
    const { isTop } = this;
    this.isTop = false;
    const statements = this.statements(list as NodeList);
    this.isTop = isTop;
    return statements;
  }

  private output(node: Node, position: Position): Statement {
    if (node.typename === "TemplateData") {
      return { kind: "text", position, text: (node as unknown as { value: string }).value };
    }
    return { kind: "output", position, value: this.expressions.expression(node) };
  }

  private optional(list: unknown): Statement[] {
    return list ? this.statements(list as NodeList) : [];
  }

  private onlyTarget(targets: Node[], position: Position): Target {
    const [target] = targets;
    if (!target || targets.length > 1) throw new TemplateError("A block sets one variable.", position);
    return this.target(target);
  }

  private target(node: Node): Target {
    if (node.typename !== "LookupVal") return this.variable(node);
    const { target, val } = node as unknown as { target: Node; val: Node };
    const key = val.typename === "Literal" ? (val as unknown as { value: unknown }).value : null;
    if (target.typename !== "Symbol" || typeof key !== "string") return this.variable(node);
    const position = positionOf(target);
    const namespace = checkIdentifier((target as unknown as { value: string }).value, position);
    return { kind: "attribute", namespace, name: checkIdentifier(key, position), position };
  }

  private variable(node: Node): Target & { kind: "variable" } {
    const position = positionOf(node);
    if (node.typename !== "Symbol") throw new TemplateError("Only a variable can be set here.", position);
    const name = checkIdentifier((node as unknown as { value: string }).value, position);
    if (name === "loop") throw new TemplateError('"loop" belongs to the loop and cannot be set.', position);
    if (["true", "false", "none", "True", "False", "None"].includes(name)) {
      throw new TemplateError(`"${name}" is a value and cannot be set.`, position);
    }
    this.names.add(name);
    return { kind: "variable", name, position };
  }
}
