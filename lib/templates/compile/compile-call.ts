import type { ContentType } from "../content-type";
import { TemplateError, type Position } from "../error";
import type { Library } from "../evaluate/library";
import { callMethod } from "../evaluate/methods";
import type { Arguments, Expression } from "../language/syntax";
import { compileArguments, type CompiledArguments, type Evaluate } from "./compile-arguments";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

/** Filters, tests, functions and methods: only those of the library, with the arguments they take. */
export class CallCompiler {
  /** Where `safe` stands: who may use it is decided when rendering. */
  readonly safePositions: Position[] = [];

  constructor(
    private readonly library: Library,
    private readonly contentType: ContentType,
    private readonly compile: (node: Expression) => Evaluate,
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

  call({ name, arguments: args, position }: Of<"call">): Evaluate {
    const spec = this.library.functions.get(name);
    if (!spec) throw new TemplateError(`There is no function "${name}".`, position);
    const { given, named } = this.arguments(`The function "${name}"`, spec, args, position);
    return (run) => {
      const values = given(run);
      const names = named(run);
      run.position = position;
      run.spend(1);
      return spec.apply(run, values, names);
    };
  }

  method({ name, target, arguments: args, position }: Of<"method">): Evaluate {
    const spec = this.library.methods.get(name);
    if (!spec) throw new TemplateError(`There is no method "${name}".`, position);
    const evaluate = this.compile(target);
    const { given } = this.arguments(`The method "${name}"`, spec, args, position);
    return (run) => {
      const value = evaluate(run);
      const values = given(run);
      run.position = position;
      run.spend(1);
      return callMethod(run, spec, value, values);
    };
  }

  private arguments(
    what: string,
    spec: { parameters: readonly string[]; isOpen?: boolean },
    args: Arguments,
    position: Position,
  ): CompiledArguments {
    return compileArguments(what, spec, args, position, this.compile);
  }
}
