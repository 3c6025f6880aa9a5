import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GET as streamRoute } from "@/app/api/v1/stream/route";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeRequest, sessionOf, type Sending } from "@/lib/testing/request";
import { waitFor } from "@/lib/testing/wait-for";
import { changeFeed } from "./change-feed";

const HEARTBEAT_MS = 15_000;

describeWithDatabase("the stream of changes", (db) => {
  let cast: Cast;
  let leaving: AbortController;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    await truncateAll(db());
    cast = await makeCast();
    leaving = new AbortController();
  });
  afterEach(async () => {
    leaving.abort();
    await waitFor("the feed stops", () => !changeFeed.isRunning);
    vi.useRealTimers();
  });

  /** Reads the stream of whoever sends this, as a browser does. */
  async function listen(sending: Sending) {
    const request = makeRequest(streamRoute.operation, sending);
    const response = await streamRoute(new Request(request, { signal: leaving.signal }));
    const heard = { text: "", isOver: false };
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        heard.text += decoder.decode(chunk);
      heard.isOver = true;
    })();
    await waitFor("the connection", () => heard.text.includes("connected"));
    return heard;
  }

  const elsewhere = () => ({ organisationId: cast.charlie.organisationId, userId: cast.bob.userId });

  test.each([
    ["whose session has ended", () => db().prisma.session.deleteMany()],
    [
      "who is no member any more",
      () => db().prisma.membership.deleteMany({ where: { userId: cast.bob.userId } }),
    ],
    ["who is disabled", () => db().prisma.user.updateMany({ data: { disabledAt: new Date() } })],
    [
      "whose session looks at another organisation",
      async () => {
        await db().prisma.membership.create({ data: { ...elsewhere(), role: "member" } });
        await db().prisma.session.updateMany({ data: elsewhere() });
      },
    ],
  ])("ends for somebody %s", async (_, change) => {
    const heard = await listen({ session: await sessionOf(cast.bob) });
    vi.advanceTimersByTime(HEARTBEAT_MS);
    await waitFor("the first heartbeat", () => heard.text.includes("still here"));
    expect(heard.isOver).toBe(false);

    await change();
    vi.advanceTimersByTime(HEARTBEAT_MS);
    await waitFor("the end", () => heard.isOver);
  });

  test("ends for a key that is revoked", async () => {
    const heard = await listen({ key: await makeKeyOf(cast.bob) });
    await db().prisma.apiKey.updateMany({ data: { revokedAt: new Date() } });
    vi.advanceTimersByTime(HEARTBEAT_MS);
    await waitFor("the end", () => heard.isOver);
  });
});
