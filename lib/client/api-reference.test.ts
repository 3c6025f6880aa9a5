import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unreachable } from "./api-error";
import { tryRequest } from "./api-reference";

const answers: Record<string, (response: ServerResponse) => void> = {
  "/short": (response) => response.writeHead(404, { "x-request-id": "one" }).end("nothing"),
  "/empty": (response) => response.writeHead(204).end(),
  "/endless": (response) => response.write(": connected\n\n"),
  "/long": (response) => response.end("line\n".repeat(100_000)),
};
const server = createServer(({ url = "" }, response) => answers[url]?.(response));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const attempt = (path: string, shownMs?: number) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return tryRequest({ method: "GET", address, body: null }, shownMs);
};

test("an answer is shown whatever it is", async () => {
  const answer = await attempt("/short");

  expect(answer).toMatchObject({ status: 404, text: "nothing", isCut: false });
  expect(Object.fromEntries(answer.headers)).toMatchObject({ "x-request-id": "one" });
  expect(await attempt("/empty")).toMatchObject({ status: 204, text: "", isCut: false });
});

test("an answer that does not end is shown as far as it came", async () => {
  expect(await attempt("/endless", 100)).toMatchObject({
    status: 200,
    text: ": connected\n\n",
    isCut: true,
  });
});

test("of a long answer the beginning is shown", async () => {
  const { text, isCut } = await attempt("/long");

  expect([text.length, isCut]).toEqual([200_000, true]);
});

test("no answer is an error in words", async () => {
  const request = { method: "GET", address: "http://127.0.0.1:9/", body: null };

  await expect(tryRequest(request)).rejects.toThrow(unreachable.detail);
});
