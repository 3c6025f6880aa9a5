import type { Scope } from "./scope";
import type { Run } from "./run";

/** A block of one template of a chain of `extends`, with where it was written. */
export interface Block {
  readonly chain: readonly string[];
  readonly execute: (run: Run) => void;
}

/** What is known of a compiled template when it runs. */
export interface RunnableTemplate {
  /** What prints each block, by name. */
  readonly blocks: ReadonlyMap<string, (run: Run) => void>;
  readonly execute: (run: Run) => void;
}

/** One template that is being rendered, together with those it extends. */
export class Frame {
  /** The blocks of a name: that of the template itself first, then those it overrides. */
  readonly blocks = new Map<string, Block[]>();
  /** Names that `import` set: a module does not pass them on. */
  readonly imported = new Set<string>();
  /** The template that this one extends, once its tag was reached. */
  parent: { readonly template: RunnableTemplate; readonly chain: readonly string[] } | null = null;

  constructor(readonly top: Scope) {}
}

/** Where something was written: whose variables and blocks it sees and which template an error names. */
export interface Place {
  readonly scope: Scope;
  readonly frame: Frame;
  /** The names of the templates that led here; none for the template itself. */
  readonly chain: readonly string[];
}
