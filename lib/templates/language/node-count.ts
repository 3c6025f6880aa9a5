import type { Node } from "nunjucks/src/nodes.js";
import { TemplateError, type Position } from "../error";
import { maxNodes } from "../limits";

/** Counts what a template is made of. */
export class NodeCount {
  private count = 0;

  /** Returns where the node is. */
  add(node: Node): Position {
    const position = positionOf(node);
    this.count++;
    if (this.count > maxNodes)
      throw new TemplateError(`The template has more than ${maxNodes} parts.`, position);
    return position;
  }
}

/** nunjucks counts lines and columns from 0. */
export function positionOf(node: Node): Position {
  return { line: node.lineno + 1, column: node.colno + 1 };
}
