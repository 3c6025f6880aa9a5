import type { Position } from "../error";
import type { Expression, Macro, Statement } from "./syntax";

/** Statements whose output becomes a value: of a macro, a call, or a set or filter block. */
export interface Block {
  readonly body: Statement[];
  readonly position: Position;
}

/** The blocks that stand in a statement itself, not in the statements inside it. */
export function blocksIn(statement: Statement): Block[] {
  const found: Block[] = [];
  const take = (macro: Macro | null) => {
    if (!macro) return;
    found.push({ body: macro.body, position: statement.position });
    for (const { fallback } of macro.parameters) visit(fallback);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) return node.forEach(visit);
    const expression = node as Expression;
    if (expression.kind === "capture") {
      found.push({ body: expression.body, position: expression.position });
      return;
    }
    for (const [name, part] of Object.entries(node)) {
      if (name === "caller") take(part as Macro | null);
      else visit(part);
    }
  };

  switch (statement.kind) {
    case "output":
    case "set":
      visit(statement.value);
      break;
    case "if":
      for (const { condition } of statement.branches) visit(condition);
      break;
    case "for":
      visit([statement.iterable, statement.test]);
      break;
    case "with":
      for (const { value } of statement.bindings) visit(value);
      break;
    case "macro":
      take(statement.macro);
      break;
  }
  return found;
}
