import { expect, test } from "vitest";
import { describeWithDatabase } from "@/lib/testing/database";
import { hasWords } from "./notification-words";

describeWithDatabase("the words of notifications", (db) => {
  test("are looked up in their index", async () => {
    const plan = await db().runScript(async (session) => {
      await session.execute("SET LOCAL enable_seqscan = off");
      const lines = await session.query<{ "QUERY PLAN": string }>(
        `EXPLAIN SELECT FROM notifications n WHERE ${hasWords.replaceAll("$2", "$1")}`,
        ["disk full"],
      );
      return lines.map((line) => line["QUERY PLAN"]).join("\n");
    });

    expect(plan).toContain("Bitmap Index Scan on notifications_words");
    expect(plan).toContain("''disk'':* & ''full'':*");
  });
});
