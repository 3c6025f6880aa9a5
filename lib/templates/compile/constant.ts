import { Tuple, type Dict, type Value } from "../evaluate/value";
import type { Expression } from "../language/syntax";

/** The value of a literal, or of a list or dictionary of literals, which is the same in every rendering. */
export function constantOf(node: Expression): Value | undefined {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "list":
    case "tuple": {
      const result: Value[] = node.kind === "tuple" ? new Tuple() : [];
      for (const item of node.items) {
        const value = constantOf(item);
        if (value === undefined) return undefined;
        result.push(value);
      }
      return result;
    }
    case "dict": {
      const result: Dict = new Map();
      for (const entry of node.entries) {
        const [key, value] = [constantOf(entry.key), constantOf(entry.value)];
        if ((typeof key !== "string" && typeof key !== "number") || value === undefined) return undefined;
        result.set(key, value);
      }
      return result;
    }
    default:
      return undefined;
  }
}
