import { expect, test } from "vitest";
import { insertAt } from "./insert-at";

test("A variable stands where the cursor was, and the cursor after it", () => {
  expect(insertAt("https://x/?run=", [15, 15], "job.id", "template")).toEqual({
    text: "https://x/?run={{ job.id }}",
    cursor: 27,
  });
  expect(insertAt("a b c", [2, 3], "job.id", "template")).toEqual({ text: "a {{ job.id }} c", cursor: 14 });
  expect(insertAt("{{  }}!", [3, 3], "job.id", "template")).toEqual({ text: "{{ job.id }}!", cursor: 9 });
  expect(insertAt(" == 1", [0, 0], "job.failed_steps", "expression").text).toBe("job.failed_steps == 1");
});
