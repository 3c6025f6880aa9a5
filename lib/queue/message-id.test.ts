import { describe, expect, it } from "vitest";
import { messageIdOf } from "./message-id";

describe("messageIdOf", () => {
  it.each([
    ["https://runbell.example.org", "<n1@runbell.example.org>"],
    ["http://localhost:3000", "<n1@localhost>"],
    ["http://127.0.0.1:3000", "<n1@[127.0.0.1]>"],
    ["http://[::1]:3000", "<n1@[IPv6:::1]>"],
  ])("is made of the notification and the host of %s", (appUrl, messageId) => {
    expect(messageIdOf("n1", appUrl)).toBe(messageId);
  });
});
