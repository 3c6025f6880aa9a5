import type { ContentType } from "../content-type";
import { TemplateError, type Position } from "../error";
import { bind, type Library, type MethodSpec } from "../evaluate/library";
import { member } from "../evaluate/lookup";
import { callValue } from "../evaluate/macro";
import { callMethod } from "../evaluate/methods";
import type { Run } from "../evaluate/run";
import { Thing, type Value } from "../evaluate/value";
import type { Arguments, Expression, Macro, Template } from "../language/syntax";
import {
  bindArguments,
  compileArguments,
  type BoundArguments,
  type CompiledArguments,
  type Evaluate,
} from "./compile-arguments";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

/** Filters, tests, functions and methods: only those of the library, with the arguments they take. */
export class CallCompiler {
  /** Where `safe` stands: who may use it is decided when rendering. */
  readonly safePositions: Position[] = [];

  constructor(
    private readonly library: Library,
    private readonly contentType: ContentType,
    private readonly compile: (node: Expression) => Evaluate,
    private readonly compileMacro: (macro: Macro) => (run: Run) => Value,
    private readonly template: Pick<Template, "names" | "isComposed">,
  ) {}

  filter({ name, operand, arguments: args, position }: Of<"filter">): Evaluate {
    const spec = this.library.filters.get(name);
    if (!spec) throw new TemplateError(`There is no filter "${name}".`, position);
    if (name === "safe") this.noteSafe(position);
    const evaluate = this.compile(operand);
    const { given, named } = this.arguments(`The filter "${name}"`, spec, args, position);
    return (run) => {
      const value = evaluate(run);
      const values = given(run);
      const names = named(run);
      run.position = position;
      run.spend(1);
      if (!spec.isForMissing) run.notice(value, operand.position);
      return spec.apply(run, value, values, names);
    };
  }

  private noteSafe(position: Position): void {
    if (this.contentType !== "html") throw new TemplateError('"safe" is for HTML only.', position);
    this.safePositions.push(position);
  }

  test({ name, operand, arguments: args, position }: Of<"test">): Evaluate {
    const spec = this.library.tests.get(name);
    if (!spec) throw new TemplateError(`There is no test "${name}".`, position);
    const evaluate = this.compile(operand);
    const { given } = this.arguments(`The test "${name}"`, spec, args, position);
    return (run) => {
      const value = evaluate(run);
      const values = given(run);
      run.position = position;
      run.spend(1);
      return spec.apply(run, value, values);
    };
  }

  call(node: Of<"call">): Evaluate {
    const { name, arguments: args, position } = node;
    const spec = this.library.functions.get(name);
    if (
      node.caller ||
      name === "loop" ||
      this.template.names.has(name) ||
      (!spec && this.template.isComposed)
    )
      return this.callByName(node);
    if (!spec) throw new TemplateError(`There is no macro or function "${name}".`, position);
    const { given, named } = this.arguments(`The function "${name}"`, spec, args, position);
    return (run) => {
      const values = given(run);
      const names = named(run);
      run.position = position;
      run.spend(1);
      return spec.apply(run, values, names);
    };
  }

  /** Calls what a variable holds when it comes to it: a macro, say; a function of the language else. */
  private callByName({ name, arguments: args, caller, position }: Of<"call">): Evaluate {
    const spec = this.library.functions.get(name);
    const values = this.openArguments(compileArguments(args, this.compile), caller);
    return (run) => {
      const { given, named } = values(run);
      run.position = position;
      run.spend(1);
      const value = run.scope.get(name);
      if (value !== undefined) return callValue(run, name, value, given, named);
      if (!spec) return run.fail(`There is no macro or function "${name}".`);
      return spec.apply(run, bind(`The function "${name}"`, spec, given, named, position), named);
    };
  }

  private openArguments({ positional, named }: CompiledArguments, caller: Macro | null) {
    const makeCaller = caller && this.compileMacro(caller);
    return (run: Run) => {
      const given = positional.map((evaluate) => evaluate(run));
      const names = new Map(named.map(([name, evaluate]) => [name, evaluate(run)]));
      if (makeCaller) names.set("caller", makeCaller(run));
      return { given, named: names };
    };
  }

  method(node: Of<"method">): Evaluate {
    const { name, target, position } = node;
    const spec = this.library.methods.get(name);
    if (node.caller || this.isOpen(target)) return this.methodOfAny(node);
    if (!spec) throw new TemplateError(`There is no method "${name}".`, position);
    return this.methodOfData(node, spec);
  }

  private methodOfData(
    { name, target, arguments: args, position }: Of<"method">,
    spec: MethodSpec,
  ): Evaluate {
    const evaluate = this.compile(target);
    const { given, named } = this.arguments(`The method "${name}"`, spec, args, position);
    return (run) => {
      const value = evaluate(run);
      const values = given(run);
      const names = named(run);
      run.position = position;
      run.spend(1);
      return callMethod(run, spec, value, values, names);
    };
  }

  /** Whether the target may turn out to be a module, the loop or another thing with methods of its own. */
  private isOpen(target: Expression): boolean {
    const { names, isComposed } = this.template;
    if (target.kind === "call" && target.name === "cycler") return true;
    const root = rootOf(target);
    return (
      root !== null &&
      (names.has(root) || root === "loop" || (isComposed && ["self", "super"].includes(root)))
    );
  }

  private methodOfAny({ name, target, arguments: args, caller, position }: Of<"method">): Evaluate {
    const spec = this.library.methods.get(name);
    const evaluate = this.compile(target);
    // Compiled once for both ways to call: twice at each level would double with the depth of the arguments.
    const compiled = compileArguments(args, this.compile);
    const values = this.openArguments(compiled, caller);
    const fixed = spec && !caller && fixedArguments(spec, compiled, position);
    return (run) => {
      const value = evaluate(run);
      if (fixed && !(value instanceof Thing)) {
        const [given, named] = [fixed.given(run), fixed.named(run)];
        run.position = position;
        run.spend(1);
        return callMethod(run, spec, value, given, named);
      }
      const { given, named } = values(run);
      run.position = position;
      run.spend(1);
      if (value instanceof Thing) return value.invoke(run, name, given, named);
      const entry = spec ? undefined : member(run, value, name);
      if (entry instanceof Thing) return entry.call(run, given, named);
      if (!spec) return run.fail(`There is no method "${name}".`);
      return callMethod(run, spec, value, bind(`The method "${name}"`, spec, given, named, position), named);
    };
  }

  private arguments(
    what: string,
    spec: { parameters: readonly string[]; isOpen?: boolean },
    args: Arguments,
    position: Position,
  ): BoundArguments {
    return bindArguments(what, spec, compileArguments(args, this.compile), position);
  }
}

/** The arguments in the order of a method of data; null where only another thing can take them. */
function fixedArguments(
  spec: MethodSpec,
  compiled: CompiledArguments,
  position: Position,
): BoundArguments | null {
  try {
    return bindArguments("The method", spec, compiled, position);
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}

/** The variable that an expression such as `a.b[0]` starts with. */
function rootOf(expression: Expression): string | null {
  if (expression.kind === "name") return expression.name;
  return expression.kind === "member" || expression.kind === "item" ? rootOf(expression.target) : null;
}
