import { expect, test } from "vitest";
import { describeWithDatabase } from "@/lib/testing/database";
import { query } from "./database";
import { wordsOf } from "./dead-letter-cause";

describeWithDatabase("the words of an error", () => {
  const words = async (error: string | null) => {
    const [row] = await query<{ words: string }>(`SELECT ${wordsOf("$1::text")} AS words`, [error]);
    return row?.words;
  };

  test.each([
    [
      "550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in table #1234",
      "550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in table #99",
    ],
    ['Mailbox "ada lovelace" is full (queue id 4F2A1B)', 'Mailbox "grace hopper" is full (queue id 9CD00E)'],
    ["Channel 'ops' was archived", "Channel 'it' was archived"],
    ["No answer from 192.0.2.7:587 in 10000 ms", "No answer from [2001:db8::1]:587 in 30000 ms"],
    [
      "Request 0192f0c4-8a51-7cc3-98c4-dc0c0c07398f failed at 2026-11-21T13:00:00Z",
      "Request 0192f0c4-8a51-7cc3-98c4-dc0c0c07aaaa failed at 2026-11-22T08:12:00Z",
    ],
    ["TEMPLATE line 3, column 12: expected a name", "template line 40, column 1: expected a name"],
  ])("are the same in %j and %j", async (one, other) => {
    expect(await words(one)).toBe(await words(other));
    expect(await words(one)).not.toBe("");
  });

  test.each([
    ["550 5.1.1 User unknown", "550 5.7.1 Blocked by policy"],
    ["Host smtp.example.org not found", "Host mail.example.org not found"],
    ["We can't reach it, don't ask", "We don't"],
  ])("differ in %j and %j", async (one, other) => {
    expect(await words(one)).not.toBe(await words(other));
  });

  test("are there for what is no error, and for much too long a one", async () => {
    expect(await words(null)).toBe("");
    expect((await words("many words ".repeat(10_000)))?.length).toBeLessThanOrEqual(1000);
    expect(await words(`"${"x".repeat(100_000)}`)).toBe("x".repeat(999));
  });

  test("keep a word with an apostrophe", async () => {
    expect(await words("It can't, and won't")).toBe("it can t and won t");
  });
});
