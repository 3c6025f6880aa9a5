import { isJsonType, type ContentType } from "../content-type";
import { startOfTemplate, TemplateError, type Position } from "../error";
import { blocksIn, type Block } from "./blocks";
import { HtmlScanner } from "./html-scanner";
import { JsonScanner, NotJson } from "./json-scanner";
import { slackScanner } from "./slack-scanner";
import type { Statement } from "./syntax";

/** A place where a value needs more than the escaping of the content type. */
export type OutputContext =
  | { kind: "after-less-than" }
  | { kind: "attribute"; quote: string }
  | { kind: "url"; attribute: string; quote: string; isFirst: boolean }
  | { kind: "css" }
  | { kind: "comment" }
  | { kind: "slack-link" }
  | {
      kind: "json-string" | "json-value";
      isTracked: boolean;
      isAddress: boolean;
      isWhole: boolean;
      isLink: boolean;
    }
  /** The author's own text, written so that a mistake in it is found. */
  | { kind: "json-literal" }
  /** The end of a block that gives JSON. */
  | { kind: "json-block-end" };

export type OutputContexts = ReadonlyMap<Statement, OutputContext>;

/** Follows the author's text from one value to the next. A state is never changed. */
export interface Scanner<State> {
  readonly start: State;
  keyOf(state: State): string;
  text(state: State, text: string, position: Position): State;
  /** Where a value stands that is printed in this state; no context for the escaping of the content type. */
  output(state: State, position: Position): { context: OutputContext | null; next: State };
  /** Throws unless a part with a text of its own (`what`), read from the start, can be printed in this state. */
  part(state: State, what: string, position: Position): void;
  /** Throws unless a template or a part of one can end in this state. */
  end(state: State, position: Position): void;
  /** One context for a value that is reached in two; null when there is none. */
  join(left: OutputContext | null, right: OutputContext | null): OutputContext | null;
}

/** More ways than these to reach one place are refused; a template that a person can read has one or two. */
const maxStates = 16;

/**
 * Tells for each value where in the document it stands. Reads the author's text in order, through all branches:
 * where they differ and it matters, the template is refused. Templates of JSON are changed so that their text can
 * be followed, too; of other types there is nothing to tell.
 */
export function outputContexts(statements: Statement[], contentType: ContentType): OutputContexts | null {
  if (contentType === "html") return htmlContexts(statements);
  if (contentType === "slack") return partContexts(statements, slackScanner);
  return isJsonType(contentType) ? jsonContexts(statements, contentType) : null;
}

type Found = Map<Statement, OutputContext>;

/** Follows a template of HTML, with whoever else looks at the author's text. */
export function htmlContexts(statements: Statement[], scanner = new HtmlScanner()): OutputContexts {
  return partContexts(statements, scanner);
}

/** Reads a template whose blocks are read like templates. */
function partContexts<State>(statements: Statement[], scanner: Scanner<State>): OutputContexts {
  const readBlock = (block: Block): Found => new Reading(scanner, readBlock).read(block);
  return readBlock({ body: statements, position: startOf(statements) });
}

function jsonContexts(statements: Statement[], contentType: ContentType): Found {
  const known = new Map<Statement[], Found>();
  const readText = (block: Block): Found =>
    contentType === "slack-blocks"
      ? new Reading(slackScanner, readBlock).read(block)
      : new Reading(plainText, readBlock).read(block);
  const readBlock = (block: Block): Found => {
    const found = known.get(block.body) ?? jsonBlock(block, readBlock) ?? readText(block);
    known.set(block.body, found);
    return found;
  };
  const document: Block = { body: statements, position: startOf(statements) };
  const found = new Reading(new JsonScanner(true), readBlock).read(document);
  trackTexts(statements, found);
  return found;
}

/** A block in JSON is JSON when it reads as that; otherwise, null, it is text for the inside of a string. */
function jsonBlock(block: Block, readBlock: (block: Block) => Found): Found | null {
  const scanner = new JsonScanner(false);
  try {
    const found = new Reading(scanner, readBlock).read(block);
    if (!scanner.hasStructure) throw new NotJson();
    const { position } = block;
    const end: Statement = { kind: "output", position, value: { kind: "literal", value: "", position } };
    block.body.push(end);
    return found.set(end, { kind: "json-block-end" });
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

/** The author's text between values, as values of their own. */
function trackTexts(statements: Statement[], found: Found): void {
  statements.forEach((statement, index) => {
    const { position } = statement;
    if (statement.kind === "text") {
      const { text: value } = statement;
      const output: Statement = { kind: "output", position, value: { kind: "literal", value, position } };
      statements[index] = output;
      found.set(output, { kind: "json-literal" });
    } else if (statement.kind === "if") {
      for (const { body } of statement.branches) trackTexts(body, found);
      trackTexts(statement.otherwise, found);
    } else if (statement.kind === "for") {
      trackTexts(statement.body, found);
      trackTexts(statement.otherwise, found);
    } else if (statement.kind === "with" || statement.kind === "block") {
      trackTexts(statement.body, found);
    }
  });
}

const plainText: Scanner<null> = {
  start: null,
  keyOf: () => "",
  text: () => null,
  output: () => ({ context: null, next: null }),
  part: () => {},
  end: () => {},
  join: () => null,
};

class Reading<State> {
  private readonly found: Found = new Map();
  private readonly seen = new Map<Statement, OutputContext | null>();
  private readonly steps = new Map<Statement, Map<string, State[]>>();

  constructor(
    private readonly scanner: Scanner<State>,
    private readonly readBlock: (block: Block) => Found,
  ) {}

  /** Reads a template, or a part that stands for itself. */
  read({ body, position }: Block): Found {
    this.part(body, position);
    return this.found;
  }

  private part(body: readonly Statement[], position: Position): void {
    for (const end of this.sequence(body, [this.scanner.start])) this.scanner.end(end, position);
  }

  private sequence(statements: readonly Statement[], starts: State[]): State[] {
    let states = starts;
    for (const statement of statements) {
      states = this.distinct(states.flatMap((state) => this.step(statement, state)));
      if (states.length > maxStates) refuseUnclear(statement.position);
    }
    return states;
  }

  /** What a statement does to a state; worked out once. */
  private step(statement: Statement, state: State): State[] {
    let known = this.steps.get(statement);
    if (!known) {
      this.steps.set(statement, (known = new Map()));
      for (const block of blocksIn(statement)) this.add(this.readBlock(block));
    }
    const key = this.scanner.keyOf(state);
    const before = known.get(key);
    if (before) return before;
    if (known.size >= maxStates) refuseUnclear(statement.position);
    const after = this.follow(statement, state);
    known.set(key, after);
    return after;
  }

  private follow(statement: Statement, state: State): State[] {
    const { position } = statement;
    switch (statement.kind) {
      case "text":
        return [this.scanner.text(state, statement.text, position)];
      case "output":
        return [this.output(statement, state)];
      case "if":
        return [...statement.branches.map(({ body }) => body), statement.otherwise].flatMap((body) =>
          this.sequence(body, [state]),
        );
      case "for":
        if (statement.isRecursive) return this.recursion(statement, state);
        return [...this.turns(statement.body, state), ...this.sequence(statement.otherwise, [state])];
      case "with":
        return this.sequence(statement.body, [state]);
      case "block":
        this.scanner.part(state, "A block", position);
        this.part(statement.body, position);
        return [state];
      case "include":
        this.scanner.part(state, '"include"', position);
        return [state];
      default:
        return [state];
    }
  }

  /** What `loop()` prints is a part for itself, so each turn has to be one. */
  private recursion(statement: Statement & { kind: "for" }, state: State): State[] {
    this.scanner.part(state, 'A "recursive" loop', statement.position);
    this.part(statement.body, statement.position);
    this.part(statement.otherwise, statement.position);
    return [state];
  }

  /** The states after one turn, after two, and so on until none is new. */
  private turns(body: readonly Statement[], state: State): State[] {
    let reached: State[] = [];
    let starts = [state];
    for (;;) {
      const ends = this.distinct([...reached, ...this.sequence(body, starts)]);
      if (ends.length === reached.length) return reached;
      starts = ends.slice(reached.length);
      reached = ends;
    }
  }

  private output(statement: Statement & { kind: "output" }, state: State): State {
    const { position } = statement.value;
    const { context, next } = this.scanner.output(state, position);
    const before = this.seen.get(statement);
    const joined = before === undefined ? context : this.join(before, context, position);
    this.seen.set(statement, joined);
    if (joined) this.found.set(statement, joined);
    return next;
  }

  private join(left: OutputContext | null, right: OutputContext | null, position: Position) {
    if (JSON.stringify(left) === JSON.stringify(right)) return left;
    return this.scanner.join(left, right) ?? refuseUnclear(position);
  }

  private add(found: Found): void {
    for (const [statement, context] of found) this.found.set(statement, context);
  }

  private distinct(states: State[]): State[] {
    if (states.length < 2) return states;
    return Array.from(new Map(states.map((state) => [this.scanner.keyOf(state), state])).values());
  }
}

function startOf([first]: readonly Statement[]): Position {
  return first?.position ?? startOfTemplate;
}

function refuseUnclear(position: Position): never {
  throw new TemplateError(
    "It is not clear what this is part of: the branches before it end in different places, such as inside and " +
      "outside of a tag or of quotes.",
    position,
  );
}
