import type { ContentType } from "../content-type";
import type { Position } from "../error";
import { calculate, joinEscaped } from "../evaluate/arithmetic";
import { textOf } from "../evaluate/argument";
import { holds } from "../evaluate/compare";
import { isEscaped } from "../evaluate/escape";
import type { Library } from "../evaluate/library";
import { item, member, slice } from "../evaluate/lookup";
import { captured, Macro as RunningMacro } from "../evaluate/macro";
import type { Run } from "../evaluate/run";
import { Scope } from "../evaluate/scope";
import {
  Float,
  floatOf,
  isFloat,
  isNumeric,
  isText,
  isTrue,
  nameOf,
  orElse,
  Safe,
  Tuple,
  Undefined,
  type Dict,
  type Value,
} from "../evaluate/value";
import { describe, type Expression, type Macro, type Statement, type Template } from "../language/syntax";
import { memberOfName } from "./compile-member";
import { constantOf } from "./constant";
import { CallCompiler } from "./compile-call";
import type { Evaluate } from "./compile-arguments";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;
const silent = new Undefined("");

/** Turns expressions into closures. What can be refused is refused here, before anything is rendered. */
export class ExpressionCompiler {
  private readonly calls: CallCompiler;

  constructor(
    library: Library,
    private readonly contentType: ContentType,
    private readonly compileBody: (body: Statement[]) => (run: Run) => void,
    template: Pick<Template, "names" | "isComposed">,
  ) {
    this.calls = new CallCompiler(library, contentType, this.compile, (macro) => this.macro(macro), template);
  }

  get safePositions(): readonly Position[] {
    return this.calls.safePositions;
  }

  readonly compile = (node: Expression): Evaluate => {
    switch (node.kind) {
      case "literal":
        return () => node.value;
      case "name":
        return this.name(node);
      case "member":
        return this.member(node);
      case "item":
        return this.item(node);
      case "slice":
        return this.slice(node);
      case "list":
      case "tuple":
        return this.list(node);
      case "dict":
        return this.dict(node);
      case "not": {
        const operand = this.compile(node.operand);
        return (run) => !isTrue(operand(run));
      }
      case "sign":
        return this.sign(node);
      case "logic":
        return this.logic(node);
      case "arithmetic":
        return this.arithmetic(node);
      case "concat":
        return this.concat(node);
      case "compare":
        return this.compare(node);
      case "conditional":
        return this.conditional(node);
      case "capture":
        return this.capture(node);
      case "filter":
        return this.calls.filter(node);
      case "test":
        return this.calls.test(node);
      case "call":
        return this.calls.call(node);
      case "method":
        return this.calls.method(node);
    }
  };

  /** Makes a macro that sees the place where it stands. */
  macro({ name, parameters, takes, body }: Macro): (run: Run) => RunningMacro {
    const shape = {
      name,
      takes,
      parameters: parameters.map(({ name, fallback }) => ({
        name,
        fallback: fallback && this.compile(fallback),
      })),
      execute: this.compileBody(body),
    };
    return (run) => new RunningMacro(shape, run.place);
  }

  private name({ name, position }: Of<"name">): Evaluate {
    const missing = new Undefined(name);
    return (run) => {
      run.spend(1, position);
      return orElse(run.scope.get(name), missing);
    };
  }

  private member(node: Of<"member">): Evaluate {
    const { key, position } = node;
    const missing = new Undefined(describe(node));
    if (node.target.kind === "name") return memberOfName(node.target.name, key, missing, position);
    const target = this.compile(node.target);
    return (run) => {
      const found = target(run);
      run.spend(1, position);
      return orElse(member(run, found, key), found instanceof Undefined ? found : missing);
    };
  }

  private item(node: Of<"item">): Evaluate {
    const { position } = node;
    const target = this.compile(node.target);
    const index = this.compile(node.index);
    const missing = new Undefined(describe(node));
    return (run) => {
      const found = target(run);
      const key = index(run);
      run.position = position;
      run.spend(1);
      return orElse(item(run, found, key), found instanceof Undefined ? found : missing);
    };
  }

  private slice(node: Of<"slice">): Evaluate {
    const { position } = node;
    const target = this.compile(node.target);
    const missing = new Undefined(describe(node));
    const [start, stop, step] = [node.start, node.stop, node.step].map(
      (bound) => bound && this.compile(bound),
    );
    return (run) => {
      const found = target(run);
      const bounds = [start, stop, step].map((bound) => (bound ? bound(run) : null));
      run.position = position;
      const cut = slice(run, found, bounds[0] ?? null, bounds[1] ?? null, bounds[2] ?? null);
      return orElse(cut, found instanceof Undefined ? found : missing);
    };
  }

  private list(node: Of<"list" | "tuple">): Evaluate {
    const constant = constantOf(node);
    if (constant !== undefined) return constantly(constant, node.position);
    const { kind, items, position } = node;
    const evaluators = items.map(this.compile);
    return (run) => {
      run.spend(1 + evaluators.length, position);
      const result: Value[] = kind === "tuple" ? new Tuple() : [];
      for (const evaluate of evaluators) result.push(evaluate(run));
      return result;
    };
  }

  private dict(node: Of<"dict">): Evaluate {
    const constant = constantOf(node);
    if (constant !== undefined) return constantly(constant, node.position);
    const { entries, position } = node;
    const pairs = entries.map(({ key, value }) => ({ key: this.compile(key), value: this.compile(value) }));
    return (run) => {
      run.spend(1 + pairs.length, position);
      const result: Dict = new Map();
      for (const { key, value } of pairs) {
        const name = key(run);
        if (typeof name !== "number" && !isText(name)) {
          const kind = name instanceof Float ? "a whole float" : nameOf(name);
          return run.fail(`A key must be text or a number, not ${kind}.`, position);
        }
        result.set(typeof name === "number" ? name : textOf(run, name), value(run));
      }
      return result;
    };
  }

  private sign({ isNegative, operand, position }: Of<"sign">): Evaluate {
    const evaluate = this.compile(operand);
    return (run) => {
      const value = evaluate(run);
      if (!isNumeric(value)) return run.fail(`${nameOf(value)} is not a number.`, position);
      if (isFloat(value)) return floatOf(isNegative ? -value : Number(value));
      return isNegative ? 0 - Number(value) : Number(value);
    };
  }

  private logic({ operator, operands }: Of<"logic">): Evaluate {
    const evaluators = operands.map(this.compile);
    const isAnd = operator === "and";
    return (run) => {
      let value: Value = isAnd;
      for (const evaluate of evaluators) {
        value = evaluate(run);
        if (isTrue(value) !== isAnd) return value;
      }
      return value;
    };
  }

  private arithmetic({ first, rest }: Of<"arithmetic">): Evaluate {
    const start = this.compile(first);
    const steps = rest.map((step) => ({ ...step, evaluate: this.compile(step.operand) }));
    return (run) => {
      let value = start(run);
      for (const { operator, evaluate, position } of steps) {
        const right = evaluate(run);
        run.position = position;
        run.spend(1);
        value = calculate(run, operator, value, right);
      }
      return value;
    };
  }

  private concat({ parts, position }: Of<"concat">): Evaluate {
    const isSafeKept = isEscaped(this.contentType);
    const evaluators = parts.map(this.compile);
    return (run) => {
      const values = evaluators.map((evaluate) => evaluate(run));
      run.position = position;
      const texts = values.map((value) => (value instanceof Safe ? value : textOf(run, value)));
      if (isSafeKept && texts.some((text) => text instanceof Safe)) return joinEscaped(run, texts);
      const plain = texts.map((text) => (text instanceof Safe ? text.text : text));
      run.allowText(plain.reduce((sum, text) => sum + text.length, 0));
      return plain.join("");
    };
  }

  private compare({ first, rest }: Of<"compare">): Evaluate {
    const start = this.compile(first);
    const steps = rest.map((step) => ({ ...step, evaluate: this.compile(step.operand) }));
    return (run) => {
      let left = start(run);
      for (const { operator, evaluate, position } of steps) {
        const right = evaluate(run);
        run.position = position;
        run.notice(left);
        if (operator !== "in" && operator !== "not in") run.notice(right);
        if (!holds(run, operator, left, right)) return false;
        left = right;
      }
      return true;
    };
  }

  private conditional(node: Of<"conditional">): Evaluate {
    const condition = this.compile(node.condition);
    const body = this.compile(node.body);
    const otherwise = node.otherwise ? this.compile(node.otherwise) : () => silent;
    return (run) => (isTrue(condition(run)) ? body(run) : otherwise(run));
  }

  private capture({ body, position }: Of<"capture">): Evaluate {
    const execute = this.compileBody(body);
    return (run) => {
      const { scope } = run;
      run.scope = new Scope(scope, new Map());
      const text = captured(run, execute);
      run.scope = scope;
      run.position = position;
      return text;
    };
  }
}

/** No value is ever changed in place, so one can be shared. */
function constantly(value: Value, position: Position): Evaluate {
  return (run) => {
    run.spend(1, position);
    return value;
  };
}
