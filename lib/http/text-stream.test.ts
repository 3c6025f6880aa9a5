import { describe, expect, it } from "vitest";
import { textStream } from "./text-stream";

async function* count(made: number[], until = Infinity): AsyncGenerator<string> {
  for (let number = 1; number <= until; number++) {
    made.push(number);
    yield `é${number};`;
  }
}

describe("a stream of texts", () => {
  it("is all of them, in UTF-8", async () => {
    expect(await new Response(textStream(count([], 3))).text()).toBe("é1;é2;é3;");
  });

  it("makes none for a reader who left", async () => {
    const made: number[] = [];
    const texts = count(made);
    const reader = textStream(texts).getReader();
    await reader.read();
    await reader.cancel();

    const seen = made.length;
    expect(await texts.next()).toEqual({ value: undefined, done: true });
    expect(made).toHaveLength(seen);
    expect(seen).toBeLessThanOrEqual(2);
  });

  it("breaks off when the making fails, so that nobody takes a part for the whole", async () => {
    async function* failing(): AsyncGenerator<string> {
      yield "a";
      throw new Error("The database is gone.");
    }
    await expect(new Response(textStream(failing())).text()).rejects.toThrow("The database is gone.");
  });
});
