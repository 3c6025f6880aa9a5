import type { ContentType } from "../content-type";
import type { Position } from "../error";
import { iterate } from "../evaluate/iterate";
import { Loop } from "../evaluate/loop";
import type { Library } from "../evaluate/library";
import type { Run } from "../evaluate/run";
import { Scope } from "../evaluate/scope";
import { toText } from "../evaluate/text";
import { isTrue, Namespace, Safe, type Value } from "../evaluate/value";
import type { Statement, Target } from "../language/syntax";
import { ExpressionCompiler } from "./compile-expression";

export type Execute = (run: Run) => void;
type Assign = (run: Run, value: Value) => void;
type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** Turns a template into closures. */
export class StatementCompiler {
  readonly expressions: ExpressionCompiler;

  constructor(library: Library, contentType: ContentType) {
    this.expressions = new ExpressionCompiler(library, contentType, (body) => this.compile(body));
  }

  compile(statements: readonly Statement[]): Execute {
    const steps = statements.map((statement) => this.statement(statement));
    return (run) => {
      for (const step of steps) step(run);
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
    }
  }

  private output({ value }: Of<"output">): Execute {
    const evaluate = this.expressions.compile(value);
    const { position } = value;
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

  private loop({ iterable, targets, test, body, otherwise, position }: Of<"for">): Execute {
    const source = this.expressions.compile(iterable);
    const assign = assignTo(targets, position);
    const isKept = test && this.expressions.compile(test);
    const turn = this.compile(body);
    const whenEmpty = this.compile(otherwise);
    return (run) => {
      const outer = run.scope;
      const value = source(run);
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
      const loop = new Loop(items);
      for (const item of items) {
        run.spend(1, position);
        run.scope = new Scope(outer, new Map([["loop", loop]]));
        assign(run, item);
        turn(run);
        loop.index0++;
      }
      run.scope = outer;
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
