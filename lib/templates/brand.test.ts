import { describe, expect, it } from "vitest";
import { brandLook, inkOn } from "./brand";
import { renderMessage } from "./message";

describe("brandLook", () => {
  it("writes on a colour in whichever of white and black can be read", () => {
    expect(inkOn("#000000")).toBe("#ffffff");
    expect(inkOn("#8f5410")).toBe("#ffffff");
    expect(inkOn("#FFD400")).toBe("#1a1612");
    expect(inkOn("#ffffff")).toBe("#1a1612");
  });

  it("has the product's colour where there is none, or what is there is no colour", () => {
    for (const color of [null, "red", "#12345", "#1234567;x:y"]) {
      expect(brandLook({ name: "Acme", logo_url: null, color, footer: null }, "x")).toMatchObject({
        name: "Acme",
        color: "#8f5410",
        ink: "#ffffff",
      });
    }
  });
});

describe("A message whose context was stored before there were brands", () => {
  const source = {
    subject: "s",
    text: "{{ brand.name }} {{ brand.color }} {{ brand.ink }} {{ brand.logo_url }}",
  };

  it("has the organisation's name and the product's look", () => {
    const { text, warnings } = renderMessage("email", source, { org: { name: "Acme" } });

    expect(text).toBe("Acme #8f5410 #ffffff None");
    expect(warnings).toEqual([]);
  });

  it("keeps what it has of a brand", () => {
    const brand = { name: "Beta", color: "#ffee00", logo_url: "https://x.example/l.png" };

    expect(renderMessage("email", source, { brand }).text).toBe(
      "Beta #ffee00 #1a1612 https://x.example/l.png",
    );
  });
});
