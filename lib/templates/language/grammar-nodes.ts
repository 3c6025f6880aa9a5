import nodes from "nunjucks/src/nodes.js";

/** Jinja's syntax that nunjucks has no node for. */
export const TupleNode = nodes.NodeList.extend("Tuple");
export const SliceNode = nodes.Node.extend("Slice", { fields: ["start", "stop", "step"] });
export const TestNode = nodes.Node.extend("Test", { fields: ["target", "name", "args"] });
/** nunjucks' For and Set know neither a condition nor several unpacked targets. */
export const LoopNode = nodes.Node.extend("Loop", {
  fields: ["targets", "iterable", "test", "body", "otherwise", "isRecursive"],
});
export const AssignNode = nodes.Node.extend("Assign", { fields: ["targets", "value"] });
export const AssignBlockNode = nodes.Node.extend("AssignBlock", { fields: ["target", "body"] });
export const BranchesNode = nodes.Node.extend("Branches", { fields: ["branches", "otherwise"] });
export const WithNode = nodes.Node.extend("WithBlock", { fields: ["bindings", "body"] });
/** A macro or, with an expression to call, a `call`. */
export const MacroNode = nodes.Node.extend("MacroTag", { fields: ["name", "parameters", "body", "callee"] });
export const IncludeNode = nodes.Node.extend("IncludeTag", {
  fields: ["names", "isMissingIgnored", "hasContext"],
});
/** `import`; with names of its own a `from`. */
export const ImportNode = nodes.Node.extend("ImportTag", {
  fields: ["name", "imports", "alias", "hasContext"],
});
export const ExtendsNode = nodes.Node.extend("ExtendsTag", { fields: ["name"] });
export const BlockNode = nodes.Node.extend("BlockTag", {
  fields: ["name", "body", "isScoped", "isRequired"],
});
