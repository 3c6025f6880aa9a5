import { describe, expect, it } from "vitest";
import { parseHeaders } from "./headers";

describe("parseHeaders", () => {
  it("reads a header from each line", () => {
    const text = "Authorization: Bearer a:b==\r\n\n  X-Team:ops  \nX-Empty:";

    expect(parseHeaders(text)).toEqual({
      headers: { authorization: "Bearer a:b==", "x-team": "ops", "x-empty": "" },
      problem: null,
    });
    expect(parseHeaders("")).toEqual({ headers: {}, problem: null });
  });

  it.each([
    "Host",
    "Connection",
    "Content-Length",
    "Content-Type",
    "Content-Encoding",
    "Transfer-Encoding",
    "TE",
    "Trailer",
    "Upgrade",
    "Expect",
    "Accept-Encoding",
    "Proxy-Authorization",
    "Cookie",
    "Set-Cookie",
    "Webhook-Id",
    "webhook-signature",
    "CE-Id",
  ])("keeps %s for itself", (name) => {
    expect(parseHeaders(`${name}: hunter2`).problem).toBe(
      `must not hold “${name.toLowerCase()}”: Runbell sets it`,
    );
  });

  it.each([
    ["no colon", "hunter2"],
    ["no name", ": hunter2"],
    ["a space in the name", "X Key: hunter2"],
    ["a name that is no ASCII", "Schlüssel: hunter2"],
    ["a value that is no ASCII", "X-Key: hünter2"],
    ["a control in the value", "X-Key: hunter2\0"],
    ["a lone carriage return", "X-Key: 1\rX-Other: hunter2"],
  ])("refuses %s without repeating it", (_, text) => {
    const { headers, problem } = parseHeaders(`A: 1\n${text}`);

    expect(headers).toEqual({});
    expect(problem).toBe("must have “Name: value” in each line: line 2 is something else");
  });

  it("refuses a header twice, and too many or too long ones", () => {
    expect(parseHeaders("X-Key: 1\nx-key: 2").problem).toBe("must hold “x-key” only once");
    expect(parseHeaders(Array.from({ length: 21 }, (_, n) => `X-${n}: 1`).join("\n")).problem).toBe(
      "must have at most 20 lines",
    );
    expect(parseHeaders(`X-Key: ${"a".repeat(8_000)}`).problem).toBe("must have at most 8000 characters");
  });

  it("takes names that objects have of their own", () => {
    expect(parseHeaders("constructor: 1\ntoString: 2").headers).toEqual({ constructor: "1", tostring: "2" });
    expect(Object.getPrototypeOf(parseHeaders("__proto__: 1").headers)).toBe(Object.prototype);
  });
});
