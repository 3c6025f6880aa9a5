import type { Position } from "../error";
import { maxTemplateDepth } from "../limits";
import { type Block, Frame, type RunnableTemplate } from "./frame";
import type { Named } from "./library";
import { captured } from "./macro";
import type { Run } from "./run";
import { Scope } from "./scope";
import { Thing, Undefined, type Value } from "./value";

/** Renders a template, then the one it extends, with the blocks of both. */
export function execute(run: Run, template: RunnableTemplate): void {
  const { frame } = run;
  addBlocks(run, template);
  if (template.blocks.size > 0) hide(frame, "self", new Self(frame));
  template.execute(run);
  const { parent } = frame;
  if (!parent) return;
  frame.parent = null;
  run.isMuted = false;
  run.chain = parent.chain;
  execute(run, parent.template);
}

/** Blocks come from the template itself first; those it extends follow when it names them. */
function addBlocks(run: Run, template: RunnableTemplate): void {
  const { chain } = run;
  for (const [name, execute] of template.blocks) {
    const known = run.frame.blocks.get(name) ?? [];
    if (known.some((other) => other.execute === execute && other.chain === chain)) continue;
    run.frame.blocks.set(name, [...known, { execute, chain }]);
  }
}

function hide(frame: Frame, name: string, value: Value): void {
  frame.top.set(name, value);
  frame.imported.add(name);
}

/** Renders another template at this place; with `base` as the variables around its own. */
export function include(run: Run, name: string, base: Scope | null, position: Position): Frame {
  const chain = chainTo(run, name, position);
  const frame = new Frame(new Scope(base, new Map()));
  run.position = position;
  run.within({ frame, chain }, frame.top, () => execute(run, load(run, name)));
  return frame;
}

/** From here on this template only gives its blocks to the one that it extends. */
export function extend(run: Run, name: string, position: Position): void {
  const { frame, chain } = run;
  if (frame.parent) run.fail("A template can only extend one other.", position);
  run.chain = chainTo(run, name, position);
  const template = load(run, name);
  frame.parent = { template, chain: run.chain };
  addBlocks(run, template);
  run.chain = chain;
  run.isMuted = true;
}

function chainTo(run: Run, name: string, position: Position): readonly string[] {
  const chain = [...run.chain, name];
  if (!run.settings.templates.has(name)) run.fail(run.settings.templates.describeMissing([name]), position);
  const problem = chainProblem(chain);
  if (problem) run.fail(problem, position);
  return chain;
}

/** Why templates cannot lead to one another like this, or null; `roots` of them are the template itself. */
export function chainProblem(chain: readonly string[], roots = 0): string | null {
  const path = chain.join(" → ");
  if (new Set(chain).size < chain.length) return `The template leads back to itself: ${path}.`;
  if (chain.length - roots <= maxTemplateDepth) return null;
  return `Templates may lead to one another ${maxTemplateDepth} deep at most: ${path}.`;
}

function load(run: Run, name: string): RunnableTemplate {
  const template = run.settings.templates.load(name);
  const [safe] = template.safePositions;
  if (safe && !run.settings.isSafeAllowed) run.fail('You may not use "safe".', safe);
  return template;
}

/** Renders the block of a name where it stands, or the one that overrides it. */
export function renderBlock(
  run: Run,
  name: string,
  isRequired: boolean,
  base: Scope,
  position: Position,
): void {
  const blocks = run.frame.blocks.get(name) ?? [];
  if (isRequired && blocks.length < 2)
    run.fail(`The block "${name}" must be written by a template that extends this one.`, position);
  run.position = position;
  new BlockReference(name, run.frame, blocks, base).render(run);
}

/** What `super` is in a block and what `self.name` gives. */
class BlockReference extends Thing {
  readonly label: string;
  override readonly isCallable = true;

  constructor(
    private readonly name: string,
    private readonly frame: Frame,
    private readonly blocks: readonly Block[],
    private readonly base: Scope,
  ) {
    super();
    this.label = `the block "${name}"`;
  }

  override get(name: string): Value | undefined {
    const { blocks, frame, base } = this;
    if (name !== "super" || blocks.length < 2) return undefined;
    return new BlockReference(this.name, frame, blocks.slice(1), base);
  }

  override call(run: Run, given: readonly Value[], named: Named): Value {
    if (given.length > 0 || named.size > 0) run.fail(`${this.label} takes no values.`);
    return captured(run, () => this.render(run));
  }

  render(run: Run): void {
    const { blocks, frame } = this;
    const [block] = blocks;
    if (!block) return;
    const parent = this.get("super") ?? new Undefined(`${this.label} of another template`);
    const scope = new Scope(this.base, new Map([["super", parent]]));
    run.within({ frame, chain: block.chain }, scope, () => block.execute(run));
  }
}

/** What `self` is: the blocks of a template by name. */
class Self extends Thing {
  readonly label = "the template";

  constructor(private readonly frame: Frame) {
    super();
  }

  override get(name: string): Value | undefined {
    const blocks = this.frame.blocks.get(name);
    return blocks && new BlockReference(name, this.frame, blocks, this.frame.top);
  }
}

/** What `import` gives: the macros and variables of a template, but those whose names start with "_". */
export class Module extends Thing {
  readonly label: string;

  constructor(
    name: string,
    private readonly frame: Frame,
  ) {
    super();
    this.label = `the imported template "${name}"`;
  }

  override get(name: string): Value | undefined {
    if (name.startsWith("_") || this.frame.imported.has(name)) return undefined;
    return this.frame.top.own(name);
  }
}

/** Runs a template for its macros and variables; what it prints is dropped. */
export function importModule(run: Run, name: string, base: Scope | null, position: Position): Module {
  const known = base === null ? run.modules?.get(name) : undefined;
  if (known) return known;
  const { output, isMuted } = run;
  run.output = "";
  run.isMuted = false;
  const imported = new Module(name, include(run, name, base, position));
  run.output = output;
  run.isMuted = isMuted;
  if (base === null) (run.modules ??= new Map()).set(name, imported);
  return imported;
}
