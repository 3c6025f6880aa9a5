import { describe, expect, it } from "vitest";
import { OrganisationValues, slugOf } from "./organisation-values";

describe("the short name of a new organisation", () => {
  it.each([
    ["Northwind Traders", "northwind-traders"],
    ["  Çelik & Söhne GmbH.", "celik-sohne-gmbh"],
    ["日本", ""],
  ])("of %j is %j unless another is entered", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("has to be entered where the name makes none", () => {
    const paths = (entered: OrganisationValues) =>
      OrganisationValues.safeParse(entered).error?.issues.map(({ path }) => path.join("/")) ?? [];

    expect(paths({ name: "Northwind", slug: "" })).toEqual([]);
    expect(paths({ name: "日本", slug: "" })).toEqual(["slug"]);
    expect(paths({ name: "日本", slug: "nihon" })).toEqual([]);
    expect(paths({ name: "Northwind", slug: "a b" })).toEqual(["slug"]);
    expect(paths({ name: " ", slug: "x" })).toEqual(["name"]);
  });
});
