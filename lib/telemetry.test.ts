import { afterEach, expect, test } from "vitest";
import { placeOf, readTraceparent, sendSpansTo, traced, traceHeaders } from "./telemetry";

afterEach(() => sendSpansTo(null));

test.each([
  [
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", isSampled: true },
  ],
  [
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
    { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", isSampled: false },
  ],
  ["00-00000000000000000000000000000000-b7ad6b7169203331-01", undefined],
  ["00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", undefined],
  ["00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01", undefined],
  ["ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", undefined],
  ["00-0af7651916cd43dd8448eb211c80319c", undefined],
  ["", undefined],
  [null, undefined],
])("a caller's traceparent %s is read as %o", (header, place) => {
  expect(readTraceparent(header)).toEqual(place);
});

test("an event's trace has the event's id", () => {
  expect(placeOf("019AB3F0-1c2d-7abc-8def-0123456789ab")).toEqual({
    traceId: "019ab3f01c2d7abc8def0123456789ab",
    spanId: "8def0123456789ab",
    isSampled: true,
  });
});

test("without a sink the work is done, and nobody is told of a trace", async () => {
  const headers = await traced("work", { parent: placeOf(crypto.randomUUID()) }, () =>
    Promise.resolve(traceHeaders()),
  );

  expect(headers).toEqual({});
});

test("an error goes through a span as it is, and the span is ended", async () => {
  const seen: string[] = [];
  sendSpansTo({
    start: (name) => ({
      place: placeOf(crypto.randomUUID()),
      note: () => undefined,
      fail: (error) => seen.push(`${name} failed: ${String(error)}`),
      end: () => seen.push(`${name} ended`),
    }),
    close: () => Promise.resolve(),
  });
  const error = new Error("no");

  await expect(traced("work", {}, () => Promise.reject(error))).rejects.toBe(error);
  expect(seen).toEqual(["work failed: Error: no", "work ended"]);
});
