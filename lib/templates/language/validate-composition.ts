import type { Node } from "nunjucks/src/nodes.js";
import { TemplateError, type Position } from "../error";
import { checkIdentifier } from "./names";
import { positionOf } from "./node-count";
import type { Macro, Reference, Statement } from "./syntax";
import type { ExpressionValidator } from "./validate-expression";

interface Around {
  body: (node: Node) => Statement[];
  /** The name of a variable that a tag sets. */
  variable: (node: Node) => string;
  names: Set<string>;
  references: Reference[];
}
type Fields = Record<string, unknown>;
type Named = Node & { value: string };

const maxTemplateName = 200;

/** Macros, calls, blocks and other templates by name. */
export class CompositionValidator {
  isComposed = false;
  private readonly blocks = new Set<string>();

  constructor(
    private readonly expressions: ExpressionValidator,
    private readonly around: Around,
  ) {}

  /** `isTop` tells whether the tag stands in no other one but `if`. */
  statement(node: Node, position: Position, isTop: boolean): Statement {
    const fields = node as unknown as Fields;
    switch (node.typename) {
      case "MacroTag":
        return fields.callee ? this.callBlock(fields, position) : this.macroTag(fields, position);
      case "IncludeTag": {
        const names = (fields.names as Named[]).map((name) => templateName(name));
        const isMissingIgnored = fields.isMissingIgnored as boolean;
        this.around.references.push({ names, isOptional: isMissingIgnored, position });
        return {
          kind: "include",
          position,
          names,
          isMissingIgnored,
          hasContext: fields.hasContext as boolean,
        };
      }
      case "ImportTag":
        return this.importTag(fields, position);
      case "ExtendsTag":
        return this.extendsTag(fields, position, isTop);
      case "BlockTag":
        return this.block(fields, position);
      default:
        throw new TemplateError(`"${node.typename}" is not supported.`, position);
    }
  }

  private macroTag(fields: Fields, position: Position): Statement {
    const name = this.around.variable(fields.name as Node);
    return { kind: "macro", position, macro: this.macro(name, fields) };
  }

  private callBlock(fields: Fields, position: Position): Statement {
    const value = this.expressions.expression(fields.callee as Node);
    if (value.kind !== "call" && value.kind !== "method") {
      throw new TemplateError('"call" needs a macro with its brackets.', position);
    }
    return { kind: "output", position, value: { ...value, caller: this.macro("caller", fields) } };
  }

  private macro(name: string, fields: Fields): Macro {
    let body: Statement[] = [];
    const pairs = fields.parameters as { key: Node; value: Node | null }[];
    const parameters = pairs.map(({ key, value }) => ({
      name: this.around.variable(key),
      fallback: value && this.expressions.expression(value),
    }));
    pairs.forEach(({ key }, index) => {
      if (parameters.findIndex((other) => other.name === parameters[index]?.name) === index) return;
      throw new TemplateError(`The parameter "${parameters[index]?.name}" is there twice.`, positionOf(key));
    });
    const used = this.expressions.namesUsed(() => {
      body = this.around.body(fields.body as Node);
    });
    const takes = (special: string) =>
      used.has(special) && !parameters.some((parameter) => parameter.name === special);
    if (takes("caller")) this.around.names.add("caller");
    return {
      name,
      parameters,
      body,
      takes: { varargs: takes("varargs"), kwargs: takes("kwargs"), caller: takes("caller") },
    };
  }

  private importTag(fields: Fields, position: Position): Statement {
    const name = templateName(fields.name as Named);
    const hasContext = fields.hasContext as boolean;
    this.around.references.push({ names: [name], isOptional: false, position });
    if (!fields.imports) {
      const alias = this.around.variable(fields.alias as Node);
      return { kind: "import", position, name, alias, hasContext };
    }
    const imports = (fields.imports as { key: Named; value: Node }[]).map(({ key, value }) => ({
      name: checkIdentifier(key.value, positionOf(key)),
      alias: this.around.variable(value),
    }));
    return { kind: "from", position, name, imports, hasContext };
  }

  private extendsTag(fields: Fields, position: Position, isTop: boolean): Statement {
    if (!isTop) throw new TemplateError('"extends" cannot stand inside another tag than "if".', position);
    const name = templateName(fields.name as Named);
    this.isComposed = true;
    this.around.references.push({ names: [name], isOptional: false, position });
    return { kind: "extends", position, name };
  }

  private block(fields: Fields, position: Position): Statement {
    const { value } = fields.name as Named;
    const name = checkIdentifier(value, positionOf(fields.name as Node));
    if (this.blocks.has(name)) throw new TemplateError(`The block "${name}" is there twice.`, position);
    this.blocks.add(name);
    this.isComposed = true;
    const body = this.around.body(fields.body as Node);
    const isRequired = fields.isRequired as boolean;
    if (isRequired && body.some((part) => part.kind !== "text" || part.text.trim() !== "")) {
      throw new TemplateError("A required block can only hold comments and white space.", position);
    }
    return { kind: "block", position, name, body, isScoped: fields.isScoped as boolean, isRequired };
  }
}

function templateName(node: Named): string {
  const { value } = node;
  if (value !== "" && value.length <= maxTemplateName) return value;
  throw new TemplateError(`The name of a template has 1 to ${maxTemplateName} characters.`, positionOf(node));
}
