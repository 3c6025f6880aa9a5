import { describe, expect, test } from "vitest";
import { mailDocument } from "./mail-document";

const styled =
  "<style>p{color:#111}@media (prefers-color-scheme: dark) and (min-width: 9px){p{color:#eee}}</style>";

describe("a mail as a page", () => {
  test("what it may do is said before any byte of it", () => {
    const page = mailDocument("<p>hello</p>");
    expect(page).toMatch(
      /^<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
    );
    expect(page.endsWith("<p>hello</p>")).toBe(true);
  });

  test("pictures come from https, from itself, and from the origin that is named", () => {
    expect(mailDocument("")).toContain("img-src https: data:; ");
    expect(mailDocument("", { pictureOrigin: "http://127.0.0.1:3000" })).toContain(
      "img-src https: data: http://127.0.0.1:3000; ",
    );
  });

  test("its rules for dark readers hold for the dark look and for no other", () => {
    expect(mailDocument(styled, { scheme: "dark" })).toContain(
      "@media (min-width: 0px) and (min-width: 9px){",
    );
    expect(mailDocument(styled, { scheme: "light" })).toContain(
      "@media (max-width: 0px) and (min-width: 9px){",
    );
    expect(mailDocument(styled)).toContain(styled);
  });

  test("what a mail says about colour schemes in its text stays", () => {
    const text = "<p>Use (prefers-color-scheme: dark) in your styles.</p>";
    expect(mailDocument(text, { scheme: "dark" })).toContain(text);
  });

  test("its style sheets are believed where the page's nonce is known, and nothing else of it gets one", () => {
    const mail = `<STYLE type="text/css">p{}</STYLE><style nonce="own"\n>b{}</style><styled>x</styled><script>1</script>`;

    expect(mailDocument(mail, { styleNonce: "abc" })).toContain(
      `<STYLE nonce=abc type="text/css">p{}</STYLE><style nonce=abc nonce="own"\n>b{}</style><styled>x</styled><script>1<`,
    );
    expect(mailDocument(mail)).toContain(mail);
    expect(mailDocument(mail, { styleNonce: "" })).toContain(mail);
  });

  test("a mail of nothing but media queries is read in no time", () => {
    const started = performance.now();
    mailDocument("@media (prefers-color-scheme:".repeat(9000), { scheme: "dark" });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
