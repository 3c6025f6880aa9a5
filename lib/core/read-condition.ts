import { conditionFields, type ConditionField, type Operator } from "./condition-field";
import {
  emptyCondition,
  isMemberPath,
  isRow,
  type ConditionGroup,
  type ConditionNode,
  type ConditionRow,
  type Scalar,
} from "./condition-tree";

/** Somewhere the text says what the builder has no words for. */
class Unreadable extends Error {}

/**
 * Reads what conditionToText writes, and what people write like it. Null for whatever else: it stays as it is written. That
 * the text is right is not checked here: the template language does that.
 */
export function textToCondition(
  text: string,
  fields: readonly ConditionField[] = conditionFields,
): ConditionGroup | null {
  if (text.trim() === "") return emptyCondition;
  try {
    const reader = new Reader(tokensOf(text), fields);
    const node = reader.either();
    reader.end();
    return asGroup(node);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function asGroup(node: ConditionNode): ConditionGroup {
  return node.kind === "group" ? node : { kind: "group", join: "all", parts: [node] };
}

interface Token {
  kind: "name" | "text" | "number" | "sign";
  text: string;
}

const lexeme =
  /\s*(?:([A-Za-z_]\w*)|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|([=!<>]=|[<>()[\],.|]))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  lexeme.lastIndex = 0;
  while (lexeme.lastIndex < source.length) {
    const found = lexeme.exec(source);
    if (!found) throw new Unreadable();
    const [, name, double, single, number, sign] = found;
    const quoted = double ?? single;
    if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: unescaped(quoted) });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}

const characters: Record<string, string> = { "\\": "\\", '"': '"', "'": "'", n: "\n", r: "\r", t: "\t" };

function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, (_, letter: string) => {
    const character = characters[letter];
    if (character === undefined) throw new Unreadable();
    return character;
  });
}

const orders: Record<string, Operator> = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" };
type Place = Pick<ConditionRow, "field" | "name">;

class Reader {
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fields: readonly ConditionField[],
  ) {}

  end(): void {
    if (this.#at < this.tokens.length) throw new Unreadable();
  }

  either(): ConditionNode {
    return this.#joined("any", "or", () => this.#joined("all", "and", () => this.#atom()));
  }

  #joined(join: ConditionGroup["join"], word: string, read: () => ConditionNode): ConditionNode {
    const parts = [read()];
    while (this.#skip(word)) parts.push(read());
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: "group", join, parts };
  }

  #atom(): ConditionNode {
    const next = this.tokens[this.#at];
    if (next?.kind === "sign" && next.text === "(") return this.#startsWith() ?? this.#group();
    if (next?.kind === "text") return this.#contains();
    const place = this.#place();
    if (this.#skip("|")) return this.#guarded(place);
    if (this.#skip("==")) return this.#row(place, "is", this.#scalar());
    if (this.#skip("!=")) return this.#row(place, "is_not", this.#scalar());
    if (this.#skip("in")) return this.#row(place, "one_of", this.#list());
    if (this.#skip(".")) return this.#beginning(place);
    return this.#order(place);
  }

  #group(): ConditionGroup {
    this.#take("(");
    const node = this.either();
    this.#take(")");
    return asGroup(node);
  }

  /** `(path|default("", true)).startswith("a")`; null: it is none. */
  #startsWith(): ConditionRow | null {
    const start = this.#at;
    try {
      this.#take("(");
      const place = this.#place();
      this.#take("|");
      this.#default("text");
      for (const sign of [")", "."]) this.#take(sign);
      return this.#beginning(place);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#at = start;
      return null;
    }
  }

  #beginning(place: Place): ConditionRow {
    for (const part of ["startswith", "("]) this.#take(part);
    const value = this.#scalar();
    this.#take(")");
    return this.#row(place, "starts_with", value);
  }

  #contains(): ConditionRow {
    const value = this.#scalar();
    const operator = this.#skip("not") ? "contains_not" : "contains";
    this.#take("in");
    const place = this.#place();
    if (this.#skip("|")) this.#default("text");
    return this.#row(place, operator, value);
  }

  #guarded(place: Place): ConditionRow {
    const guard = this.#default("none", "number");
    if (guard === "number") return this.#order(place);
    this.#take("is");
    const operator = this.#skip("not") ? "set" : "not_set";
    this.#take("none");
    return this.#row(place, operator, null);
  }

  #order(place: Place): ConditionRow {
    const sign = this.#next("sign");
    const operator = orders[sign];
    if (operator === undefined) throw new Unreadable();
    return this.#row(place, operator, this.#scalar());
  }

  /** What stands for what is missing: default("", true), default(0, true) or default(none). */
  #default(...allowed: ("text" | "number" | "none")[]): "text" | "number" | "none" {
    this.#take("default");
    this.#take("(");
    const token = this.tokens[this.#at++];
    const kind = token?.kind === "text" || token?.kind === "number" ? token.kind : "none";
    const expected = { text: "", number: "0", none: "none" }[kind];
    if (!allowed.includes(kind) || token?.text !== expected) throw new Unreadable();
    if (kind !== "none") for (const part of [",", "true"]) this.#take(part);
    this.#take(")");
    return kind;
  }

  #place(): Place {
    const segments = [this.#next("name")];
    while (this.#peek(".") && this.tokens[this.#at + 2]?.text !== "(") {
      this.#take(".");
      segments.push(this.#next("name"));
    }
    if (this.#skip("[")) {
      const name = this.#next("text");
      this.#take("]");
      if (this.#peek(".") && this.tokens[this.#at + 2]?.text !== "(") return this.#attribute(segments, name);
      // Written with a dot it would be something else.
      if (name.includes(".") && isMemberPath(name)) throw new Unreadable();
      return { field: segments.join("."), name };
    }
    const path = segments.join(".");
    for (const { path: field, isNamed } of this.fields) {
      if (!isNamed && path === field) return { field, name: null };
      if (isNamed && path.startsWith(`${field}.`)) return { field, name: path.slice(field.length + 1) };
    }
    const [holder = "", name = "", ...rest] = segments;
    return this.#ofEach(holder, name, rest);
  }

  /** `steps["load"].status`, from the dot on. */
  #attribute(holder: readonly string[], name: string): Place {
    this.#take(".");
    return this.#ofEach(holder.join("."), name, [this.#next("name")]);
  }

  #ofEach(holder: string, name: string, attribute: readonly string[]): Place {
    const field = `${holder}.*.${attribute.join(".")}`;
    if (this.fields.some(({ path }) => path === field)) return { field, name };
    throw new Unreadable();
  }

  #row(place: Place, operator: Operator, value: ConditionRow["value"]): ConditionRow {
    const read: ConditionRow = { kind: "row", ...place, operator, value };
    if (!isRow(read, this.fields)) throw new Unreadable();
    return read;
  }

  #list(): Scalar[] {
    this.#take("[");
    const values: Scalar[] = [];
    while (!this.#skip("]")) {
      if (values.length > 0) this.#take(",");
      values.push(this.#scalar());
    }
    return values;
  }

  #scalar(): Scalar {
    const token = this.tokens[this.#at++];
    if (token?.kind === "text") return token.text;
    if (token?.kind === "number") return Number(token.text);
    if (token?.kind === "name" && ["true", "false"].includes(token.text)) return token.text === "true";
    throw new Unreadable();
  }

  #peek(text: string): boolean {
    const token = this.tokens[this.#at];
    return token !== undefined && token.kind !== "text" && token.text === text;
  }

  #skip(text: string): boolean {
    const isNext = this.#peek(text);
    if (isNext) this.#at++;
    return isNext;
  }

  #take(text: string): void {
    if (!this.#skip(text)) throw new Unreadable();
  }

  #next(kind: Token["kind"]): string {
    const token = this.tokens[this.#at++];
    if (token?.kind !== kind) throw new Unreadable();
    return token.text;
  }
}
