import type { ContentType } from "../content-type";
import { TemplateError, type Position } from "../error";
import { chainProblem } from "../evaluate/compose";
import { TemplateSet } from "../evaluate/template-set";
import { compileOnce } from "./cache";
import type { CompiledTemplate } from "./compile";

/** The names of the templates that a template can include, import or extend, each once, as they are written. */
export function referencedTemplates(source: string, contentType: ContentType): string[] {
  const { references } = compileOnce(source, contentType);
  return Array.from(new Set(references.flatMap(({ names }) => names)));
}

/**
 * Checks what a template and all it leads to names: throws a TemplateError for a template that is missing, that
 * cannot be read, that leads back to itself or that lies too deep. `name` is that of the template itself, null while
 * it has none; `source` counts for it, not what `templates` may hold under its name.
 */
export function checkReferences(
  name: string | null,
  source: string,
  templates: ReadonlyMap<string, string>,
  contentType: ContentType,
): void {
  const sources = name === null ? templates : new Map([...templates, [name, source]]);
  const set = new TemplateSet(sources, (text) => compileOnce(text, contentType));
  const chain = name === null ? [] : [name];
  new ReferenceCheck(set, sources, contentType, chain.length).visit(source, chain);
}

class ReferenceCheck {
  /** How deep each template was reached: what was visited there need not be visited higher up again. */
  private readonly visited = new Map<string, number>();

  constructor(
    private readonly set: TemplateSet,
    private readonly sources: ReadonlyMap<string, string>,
    private readonly contentType: ContentType,
    /** How many names of a chain are the template itself: none while it has no name. */
    private readonly roots: number,
  ) {}

  visit(source: string, chain: readonly string[]): void {
    for (const { names, isOptional, position } of this.read(source, chain).references) {
      const found = names.filter((name) => this.set.has(name));
      if (found.length === 0 && !isOptional) this.fail(this.set.describeMissing(names), position, chain);
      for (const name of found) this.follow(name, position, chain);
    }
  }

  private follow(name: string, position: Position, chain: readonly string[]): void {
    const next = [...chain, name];
    const problem = chainProblem(next, this.roots);
    if (problem) this.fail(problem, position, chain);
    if ((this.visited.get(name) ?? 0) >= next.length) return;
    this.visited.set(name, next.length);
    this.visit(this.sources.get(name) ?? "", next);
  }

  private read(source: string, chain: readonly string[]): CompiledTemplate {
    try {
      return compileOnce(source, this.contentType);
    } catch (error) {
      if (error instanceof TemplateError) this.fail(error.message, error, chain);
      throw error;
    }
  }

  private fail(message: string, position: Position, chain: readonly string[]): never {
    const isRoot = chain.length === this.roots;
    throw new TemplateError(message, position, isRoot ? null : (chain.at(-1) ?? null));
  }
}
