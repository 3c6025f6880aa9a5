import { mainBody, type BodyName } from "@/lib/core/template";
import type { MessageKind } from "@/lib/core/channel-kind";
import { completeBrand } from "../brand";
import type { ContentType } from "../content-type";
import { prepareData, PreparedData } from "../data";
import { startOfTemplate, TemplateError } from "../error";
import type { Value } from "../evaluate/value";
import type { MessageOptions, MessageWarning, SourceField, TemplatePart } from "../message-types";
import { renderPrepared } from "../render";
import { MessageError } from "./message-error";
import { partSources } from "./part-sources";

const noParts: readonly TemplatePart[] = [];

/** Renders the sources of one message with data that is copied once, and collects what they warn of. */
export class BodyRenderer {
  readonly warnings: MessageWarning[];
  private readonly data: PreparedData;

  constructor(
    kind: MessageKind,
    context: unknown,
    readonly options: MessageOptions,
  ) {
    const { dict, warnings } = prepareData(context);
    this.data = new PreparedData(completeBrand(dict), []);
    this.warnings = warnings.map((warning) => ({ ...warning, field: mainBody[kind] }));
  }

  /** Throws a MessageError. Slots are variables beside those of the context. */
  render(
    field: SourceField,
    source: string,
    contentType: ContentType,
    slots: readonly (readonly [string, Value])[] = [],
  ): string {
    const { parts = noParts, deadlineMs, isSafeAllowed, now } = this.options;
    const { dict } = this.data;
    const data = slots.length === 0 ? this.data : new PreparedData(new Map([...dict, ...slots]), []);
    const templates = partSources(parts, bodyOf(field));
    try {
      const rendering = renderPrepared(source, data, {
        contentType,
        deadlineMs,
        isSafeAllowed,
        now,
        templates,
      });
      for (const warning of rendering.warnings) this.warnings.push({ ...warning, field });
      return rendering.output;
    } catch (error) {
      throw error instanceof TemplateError ? new MessageError(field, error) : error;
    }
  }

  warn(field: SourceField, message: string): void {
    this.warnings.push({ field, message, ...startOfTemplate });
  }

  fail(field: SourceField, message: string): never {
    throw new MessageError(field, new TemplateError(message, startOfTemplate));
  }
}

/** Which body of a part a source includes. */
export function bodyOf(field: SourceField): BodyName {
  if (field === "subject") return "text";
  return field === "layout" ? "html" : field;
}
