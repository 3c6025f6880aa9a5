import type { JsonRecord } from "../context-shape";
import type { SourceField } from "../message-types";
import type { BodyRenderer } from "./body-renderer";

/** What is wrong with a document that a template gave, said of one place in it. */
export class Report {
  constructor(
    private readonly renderer: BodyRenderer,
    private readonly field: SourceField,
  ) {}

  warn(message: string): void {
    this.renderer.warn(this.field, message);
  }

  fail(message: string): never {
    this.renderer.fail(this.field, message);
  }

  /** The type of an element; throws when there is none. */
  typeOf(element: JsonRecord, pointer: string): string {
    const { type } = element;
    if (typeof type === "string" && type !== "") return type;
    return this.fail(`The element at ${pointer} has no "type".`);
  }
}
