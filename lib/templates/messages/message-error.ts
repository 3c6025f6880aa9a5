import { TemplateError } from "../error";
import type { SourceField } from "../message-types";

/** A message cannot be rendered: a template error that says in which of the sources it is. */
export class MessageError extends TemplateError {
  override readonly name = "MessageError";
  override readonly template: string | null;

  constructor(
    readonly field: SourceField,
    error: TemplateError,
  ) {
    super(error.message, error);
    this.template = error.template;
  }
}
