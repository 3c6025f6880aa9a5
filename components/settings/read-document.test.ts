import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document";

describe("a pasted settings file", () => {
  test("is read when it is a JSON object", () => {
    expect(readDocument(' {"email": {"smtp_port": 25}} ')).toEqual({
      document: { email: { smtp_port: 25 } },
    });
  });

  test.each(["", "{", "enabled: true"])("%j is not valid JSON", (text) => {
    expect(readDocument(text).problem).toMatch(/^This is not valid JSON\./);
  });

  test.each(["[]", "null", '"x"'])("%s is no object", (text) => {
    expect(readDocument(text).problem).toMatch(/not a JSON object/);
  });
});
