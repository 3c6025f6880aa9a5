export const MAX_JSON_DEPTH = 32;
export const MAX_JSON_VALUES = 50_000;

export interface JsonFault {
  /** Index in the text. */
  at: number;
  detail: string;
}

const NUMBER = /-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,10})?(?![\d.eE+-])/y;
const WORD = /(?:true|false|null)(?![A-Za-z0-9_])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const BLANK = /[ \t\r\n]*/y;

/** What keeps the text from being JSON within our limits, or null. One pass, no recursion: any text is safe to give. */
export function checkJson(text: string): JsonFault | null {
  return new Checker(text).check();
}

/** What may come next. */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

class Checker {
  private at = 0;
  private values = 0;
  private readonly open: ("}" | "]")[] = [];
  private expected: Expected = "value";

  constructor(private readonly text: string) {}

  check(): JsonFault | null {
    for (;;) {
      this.skip(BLANK);
      if (this.at === this.text.length)
        return this.isComplete() ? null : this.fault("the text ends too early");
      const fault = this.step(this.text.charAt(this.at));
      if (fault) return fault;
    }
  }

  private isComplete(): boolean {
    return this.open.length === 0 && this.expected === ", or end";
  }

  private step(next: string): JsonFault | null {
    switch (this.expected) {
      case ", or end":
        return this.afterValue(next);
      case ":":
        if (next !== ":") return this.fault("a colon is expected");
        this.at++;
        this.expected = "value";
        return null;
      case "key":
      case "key or }":
        return this.key(next);
      default:
        return this.value(next);
    }
  }

  private afterValue(next: string): JsonFault | null {
    const end = this.open.at(-1);
    if (!end) return this.fault("there is more behind the value");
    if (next === end) return this.close();
    if (next !== ",") return this.fault(`a comma or ${end} is expected`);
    this.at++;
    this.expected = end === "}" ? "key" : "value";
    return null;
  }

  private key(next: string): JsonFault | null {
    if (next === "}" && this.expected === "key or }") return this.close();
    if (next !== '"') return this.fault("a name in double quotes is expected");
    this.expected = ":";
    return this.string();
  }

  private value(next: string): JsonFault | null {
    if (next === "]" && this.expected === "value or ]") return this.close();
    if (++this.values > MAX_JSON_VALUES) return this.fault(`there are more than ${MAX_JSON_VALUES} values`);
    if (next === "{") return this.enter("}", "key or }");
    if (next === "[") return this.enter("]", "value or ]");

    this.expected = ", or end";
    if (next === '"') return this.string();
    return this.skip(NUMBER) || this.skip(WORD) ? null : this.fault("a value is expected");
  }

  private enter(end: "}" | "]", expected: Expected): JsonFault | null {
    if (this.open.length === MAX_JSON_DEPTH)
      return this.fault(`it is nested more than ${MAX_JSON_DEPTH} deep`);
    this.open.push(end);
    this.at++;
    this.expected = expected;
    return null;
  }

  private close(): null {
    this.open.pop();
    this.at++;
    this.expected = ", or end";
    return null;
  }

  private string(): JsonFault | null {
    const start = this.at++;
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) {
        this.at++;
        return null;
      }
      if (code === 0x5c) {
        if (!this.skip(ESCAPE)) return this.fault("this is not an escape that JSON knows");
      } else if (code < 0x20) return this.fault("a line end or control character stands inside a text");
      else this.at++;
    }
    this.at = start;
    return this.fault("this text has no end");
  }

  /** Moves behind what the pattern matches here; true when that is something. */
  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    const hasMoved = pattern.lastIndex > this.at;
    this.at = pattern.lastIndex;
    return hasMoved;
  }

  private fault(detail: string): JsonFault {
    return { at: this.at, detail };
  }
}
