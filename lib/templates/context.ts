export { buildContext, type ContextInput } from "./build-context";
export type { BrandVariables, TemplateContext } from "./context-shape";
export { contextVariables, type ContextVariable } from "./context-variables";
export { sampleContext } from "./sample-context";
