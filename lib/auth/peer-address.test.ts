import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notePeers, peerAddress } from "./peer-address";

/** Answers with what a route handler would know of the other end. */
const server = createServer((request, response) => {
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const names = [...headers.keys()];
  response.end(JSON.stringify({ peer: peerAddress(headers), names }));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function ask(headers: Record<string, string> = {}): Promise<{ peer: string | null; names: string[] }> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, { headers });
  return (await response.json()) as { peer: string | null; names: string[] };
}

describe("the address of whoever connected", () => {
  it("is known while it is noted, and cannot be told by the request", async () => {
    expect((await ask({ "x-peer": "1.2.3.4" })).peer).toBeNull();

    const stop = notePeers();
    const { peer, names } = await ask();
    expect(peer).toBe("127.0.0.1");
    const [secret = ""] = names.filter((name) => name.startsWith("x-peer-"));
    expect(secret).toMatch(/^x-peer-[0-9a-f]{24}$/);
    // Even whoever had learned the name.
    expect((await ask({ [secret]: "1.2.3.4" })).peer).toBe("127.0.0.1");

    stop();
    expect((await ask()).peer).toBeNull();
  });
});
