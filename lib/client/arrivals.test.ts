import { describe, expect, it } from "vitest";
import { mergeArrivals } from "./arrivals";

const page = (text: string) =>
  text
    .split(" ")
    .filter(Boolean)
    .map((word) => ({ id: word[0] ?? "", word }));
const words = (rows: { word: string }[]) => rows.map(({ word }) => word).join(" ");

describe("rows that arrive", () => {
  it.each([
    ["nothing changed", "c b a", "c b a", "c b a", 0],
    ["a row changes in place", "c b a", "c b! a", "c b! a", 0],
    ["newer rows wait", "c b a", "e d c b! a", "c b! a", 2],
    ["what newer rows pushed off the page stays", "c b a", "e d c", "c b a", 2],
    ["a row that left the list goes", "c b a", "c a", "c a", 0],
    ["it goes although a newer one waits", "c b a", "d c a", "c a", 1],
    ["older rows fill the end", "c b", "c a", "c a", 0],
    ["a page of strangers is shown as it is", "c b a", "f e d", "f e d", 0],
    ["the first rows of an empty list are shown", "", "b a", "b a", 0],
    ["the last row goes", "a", "", "", 0],
  ])("%s", (_, shown, fresh, expected, arrivals) => {
    const merged = mergeArrivals(page(shown), page(fresh));

    expect([words(merged.rows), merged.arrivals]).toEqual([expected, arrivals]);
  });
});
