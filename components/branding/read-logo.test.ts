import { describe, expect, test } from "vitest";
import { readLogo } from "./read-logo";

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe("a file chosen as the logo", () => {
  test("a picture is ready to be sent and shown", async () => {
    const { logo, problem } = await readLogo(new File([png], "logo.png"));
    expect(problem).toBeNull();
    expect(logo?.contentBase64).toBe(Buffer.from(png).toString("base64"));
    expect(logo?.dataUrl).toMatch(/^data:image\/png;base64,/);
  });

  test("what only calls itself a picture is refused in words", async () => {
    const svg = new File(["<svg onload='alert(1)'/>"], "logo.png", { type: "image/png" });
    expect(await readLogo(svg)).toEqual({
      logo: null,
      problem: "logo.png is no PNG, JPEG, GIF or WebP picture. Mails show no others.",
    });
  });

  test("a folder, which cannot be read, is refused in words", async () => {
    const folder = new File([], "pictures");
    folder.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
    expect(await readLogo(folder)).toEqual({ logo: null, problem: "pictures could not be read." });
  });

  test("one that is too large is refused with its size", async () => {
    const { problem } = await readLogo(new File([new Uint8Array(200 * 1024)], "big.png"));
    expect(problem).toBe("big.png has 200 KB; at most 128 KB fit.");
  });
});
