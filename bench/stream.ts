import { waitFor } from "../lib/testing/wait-for";
import type { TestServer } from "../e2e/server";

const LOOK_TIMEOUT_MS = 30_000;

/** The stream of changes of a web process, as an open page has it. */
export async function openStream({ url, apiKey }: Pick<TestServer, "url" | "apiKey">) {
  const ending = new AbortController();
  const answer = await fetch(`${url}/api/v1/stream`, {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: ending.signal,
  });
  if (!answer.body) throw new Error(`The stream answered ${answer.status}.`);
  const seenAt = new Map<string, number>();
  const reading = read(answer.body, seenAt).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    /** When a change of this run or notification was told of, by performance.now(). */
    seen: (id: string) => waitFor(`a line about ${id}`, () => seenAt.get(id), LOOK_TIMEOUT_MS),
    async close() {
      ending.abort();
      await reading;
    },
  };
}

async function read(body: ReadableStream<Uint8Array>, seenAt: Map<string, number>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [, id] = /"id":"([^"]+)"/.exec(line) ?? [];
      if (id && !seenAt.has(id)) seenAt.set(id, performance.now());
    }
  }
}
