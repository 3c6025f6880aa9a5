import nodes from "nunjucks/src/nodes.js";

/** Jinja's syntax that nunjucks has no node for. */
export const TupleNode = nodes.NodeList.extend("Tuple");
export const SliceNode = nodes.Node.extend("Slice", { fields: ["start", "stop", "step"] });
export const TestNode = nodes.Node.extend("Test", { fields: ["target", "name", "args"] });
/** nunjucks' For and Set know neither a condition nor several unpacked targets. */
export const LoopNode = nodes.Node.extend("Loop", {
  fields: ["targets", "iterable", "test", "body", "otherwise"],
});
export const AssignNode = nodes.Node.extend("Assign", { fields: ["targets", "value"] });
export const AssignBlockNode = nodes.Node.extend("AssignBlock", { fields: ["target", "body"] });
export const BranchesNode = nodes.Node.extend("Branches", { fields: ["branches", "otherwise"] });
