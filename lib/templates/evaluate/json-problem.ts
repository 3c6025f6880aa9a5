export interface JsonProblem {
  /** What is wrong, in the middle of a sentence. */
  message: string;
  offset: number;
}

const space = /[ \t\r\n]*/y;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** The first mistake in a text that should be JSON, or null. A comma before a closing bracket is none: it is dropped. */
export function findJsonProblem(text: string): JsonProblem | null {
  return new JsonReader(text).read();
}

class JsonReader {
  private offset = 0;
  private readonly open: ("{" | "[")[] = [];
  private readonly openedAt: number[] = [];

  constructor(private readonly text: string) {}

  read(): JsonProblem | null {
    this.skip(space);
    if (this.offset >= this.text.length) return { message: "it is empty", offset: 0 };
    let wanted: "value" | "key" | "end" = "value";
    for (;;) {
      this.skip(space);
      if (this.offset >= this.text.length) return this.atEnd(wanted);
      const character = this.text.charAt(this.offset);
      if (wanted === "end") {
        const inside = this.open.at(-1);
        if (inside === undefined) return this.problem("it goes on after its end");
        if (character === ",") {
          this.offset++;
          wanted = inside === "{" ? "key" : "value";
        } else if (character === closing(inside)) this.close();
        else return this.problem(`a comma or "${closing(inside)}" is missing`);
        continue;
      }
      if (this.open.length > 0 && character === closing(this.open.at(-1)!) && this.mayClose()) {
        this.close();
        wanted = "end";
      } else if (wanted === "key") {
        const problem = this.key(character);
        if (problem) return problem;
        wanted = "value";
      } else if (character === "{" || character === "[") {
        this.open.push(character);
        this.openedAt.push(this.offset++);
        wanted = character === "{" ? "key" : "value";
      } else {
        const problem = this.scalar(character);
        if (problem) return problem;
        wanted = "end";
      }
    }
  }

  /** After an opening bracket or a comma, not after a colon. */
  private mayClose(): boolean {
    let before = this.offset - 1;
    while (/[ \t\r\n]/.test(this.text.charAt(before))) before--;
    return this.text[before] !== ":";
  }

  private key(character: string): JsonProblem | null {
    if (character !== '"') return this.problem("a name in quotes is missing");
    const problem = this.string();
    if (problem) return problem;
    this.skip(space);
    if (this.text[this.offset] !== ":") return this.problem('a ":" after the name is missing');
    this.offset++;
    return null;
  }

  private scalar(character: string): JsonProblem | null {
    if (character === '"') return this.string();
    if (character === ",") return this.problem("a value before the comma is missing");
    if (character === "]" || character === "}")
      return this.problem(`"${character}" closes nothing or too early`);
    if (this.skip(word) === 0) return this.problem("text must stand in quotes");
    return null;
  }

  private string(): JsonProblem | null {
    const start = this.offset++;
    for (;;) {
      this.skip(plain);
      const character = this.text[this.offset];
      if (character === '"') {
        this.offset++;
        return null;
      }
      if (character === undefined)
        return { message: "this text is never closed with a quote", offset: start };
      if (character === "\n") return this.problem('a line ends inside of a text: write "\\n"');
      if (character !== "\\") return this.problem("a text holds a control character");
      if (this.skip(escape) === 0) return this.problem('this "\\" means nothing: write "\\\\"');
    }
  }

  private skip(pattern: RegExp): number {
    pattern.lastIndex = this.offset;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.offset += length;
    return length;
  }

  private close(): void {
    this.open.pop();
    this.openedAt.pop();
    this.offset++;
  }

  private atEnd(wanted: string): JsonProblem | null {
    const openedAt = this.openedAt.at(-1);
    if (openedAt !== undefined) return { message: "this bracket is never closed", offset: openedAt };
    return wanted === "end" ? null : this.problem("a value is missing");
  }

  private problem(message: string): JsonProblem {
    return { message, offset: this.offset };
  }
}

function closing(bracket: "{" | "["): string {
  return bracket === "{" ? "}" : "]";
}

/** Drops a comma directly before a closing bracket, as loops leave them. */
export function withoutTrailingCommas(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|,(?=[ \t\r\n]*[\]}])/gs, (found) =>
    found === "," ? "" : found,
  );
}
