import type { ContentType } from "../content-type";
import type { Position } from "../error";
import { iterate } from "../evaluate/iterate";
import { Loop, type Again } from "../evaluate/loop";
import type { Library } from "../evaluate/library";
import { captured } from "../evaluate/macro";
import type { Run } from "../evaluate/run";
import { Scope } from "../evaluate/scope";
import { toText } from "../evaluate/text";
import { isTrue, Namespace, Safe, type Value } from "../evaluate/value";
import { contextWriter } from "../evaluate/write-in-context";
import type { OutputContexts } from "../language/output-context";
import type { Statement, Target, Template } from "../language/syntax";
import { CompositionCompiler } from "./compile-composition";
import { ExpressionCompiler } from "./compile-expression";

export type Execute = (run: Run) => void;
type Assign = (run: Run, value: Value) => void;
const printing: readonly Statement["kind"][] = ["text", "output", "include", "block"];
type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** Turns a template into closures. */
export class StatementCompiler {
  readonly expressions: ExpressionCompiler;
  readonly composition: CompositionCompiler;

  constructor(
    library: Library,
    contentType: ContentType,
    private readonly template: Template,
    private readonly contexts: OutputContexts | null,
  ) {
    this.expressions = new ExpressionCompiler(library, contentType, (body) => this.compile(body), template);
    this.composition = new CompositionCompiler((body) => this.compile(body));
  }

  compile(statements: readonly Statement[]): Execute {
    const steps = statements.map((node) => this.unlessMuted(node, this.statement(node)));
    return (run) => {
      for (const step of steps) step(run);
    };
  }

  /** A template that extends another prints only what its blocks hold. */
  private unlessMuted({ kind }: Statement, execute: Execute): Execute {
    if (!this.template.isComposed || !printing.includes(kind)) return execute;
    return (run) => {
      if (!run.isMuted) execute(run);
    };
  }

  private statement(node: Statement): Execute {
    switch (node.kind) {
      case "text": {
        const { text, position } = node;
        return (run) => run.write(text, position);
      }
      case "output":
        return this.output(node);
      case "if":
        return this.branches(node);
      case "for":
        return this.loop(node);
      case "set": {
        const value = this.expressions.compile(node.value);
        const assign = assignTo(node.targets, node.position);
        return (run) => assign(run, value(run));
      }
      case "with":
        return this.withTag(node);
      case "macro": {
        const make = this.expressions.macro(node.macro);
        return (run) => {
          run.spend(1, node.position);
          run.scope.set(node.macro.name, make(run));
        };
      }
      default:
        return this.composition.compile(node);
    }
  }

  private output(node: Of<"output">): Execute {
    const { value } = node;
    const evaluate = this.expressions.compile(value);
    const { position } = value;
    const write = contextWriter(this.contexts?.get(node));
    if (write) return (run) => write(run, evaluate(run), position);
    return (run) => {
      const result = evaluate(run);
      if (result instanceof Safe) return run.write(result.text, position);
      run.position = position;
      run.write(run.escape(toText(run, result)), position);
    };
  }

  private branches({ branches, otherwise, position }: Of<"if">): Execute {
    const compiled = branches.map(({ condition, body }) => ({
      condition: this.expressions.compile(condition),
      body: this.compile(body),
    }));
    const last = this.compile(otherwise);
    return (run) => {
      run.spend(1, position);
      for (const { condition, body } of compiled) if (isTrue(condition(run))) return body(run);
      last(run);
    };
  }

  private withTag({ bindings, body, position }: Of<"with">): Execute {
    const compiled = bindings.map(({ targets, value }) => ({
      assign: assignTo(targets, position),
      evaluate: this.expressions.compile(value),
    }));
    const execute = this.compile(body);
    return (run) => {
      run.spend(1 + compiled.length, position);
      const outer = run.scope;
      const values = compiled.map(({ evaluate }) => evaluate(run));
      run.scope = new Scope(outer, new Map());
      compiled.forEach(({ assign }, index) => assign(run, values[index] ?? null));
      execute(run);
      run.scope = outer;
    };
  }

  private loop({ iterable, targets, test, body, otherwise, isRecursive, position }: Of<"for">): Execute {
    const source = this.expressions.compile(iterable);
    const assign = assignTo(targets, position);
    const isKept = test && this.expressions.compile(test);
    const turn = this.compile(body);
    const whenEmpty = this.compile(otherwise);
    const go = (run: Run, value: Value, depth0: number, again: Again | null) => {
      const outer = run.scope;
      run.position = iterable.position;
      let items = iterate(run, value);
      if (isKept) {
        items = items.filter((item) => {
          run.spend(1, position);
          run.scope = new Scope(outer, new Map());
          assign(run, item);
          return isTrue(isKept(run));
        });
        run.scope = outer;
      }
      if (items.length === 0) return whenEmpty(run);
      const loop = new Loop(items, depth0, again);
      for (const item of items) {
        run.spend(1, position);
        run.scope = new Scope(outer, new Map());
        run.scope.set("loop", loop);
        assign(run, item);
        turn(run);
        loop.index0++;
      }
      run.scope = outer;
    };
    if (!isRecursive) return (run) => go(run, source(run), 0, null);
    return (run) => {
      const { place } = run;
      const again: Again = (inner, list, depth0) =>
        inner.within(place, place.scope, () => captured(inner, () => go(inner, list, depth0, again)));
      go(run, source(run), 0, again);
    };
  }
}

/** Sets one variable, or takes a list apart into several. */
function assignTo(targets: readonly Target[], position: Position): Assign {
  const assigns = targets.map(assignOne);
  const [only] = assigns;
  if (only && assigns.length === 1) return only;
  return (run, value) => {
    run.position = position;
    const values = iterate(run, value);
    if (values.length !== assigns.length) {
      run.fail(`Here are ${assigns.length} names for ${values.length} values.`);
    }
    assigns.forEach((assign, index) => assign(run, values[index] ?? null));
  };
}

function assignOne(target: Target): Assign {
  const { name, position } = target;
  if (target.kind === "variable") return (run, value) => run.scope.set(name, value);
  return (run, value) => {
    const namespace = run.scope.get(target.namespace);
    if (!(namespace instanceof Namespace)) {
      return run.fail(
        `Only attributes of a namespace() can be set, "${target.namespace}" is none.`,
        position,
      );
    }
    namespace.attributes.set(name, value);
  };
}
