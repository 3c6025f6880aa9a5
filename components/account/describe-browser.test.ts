import { describe, expect, it } from "vitest";
import { describeBrowser } from "./describe-browser";

describe("a browser, by what it calls itself,", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
      "Firefox on Windows",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
      "Edge on Windows",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
      "Chrome on Linux",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1",
      "Chrome on iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
      "Samsung Internet on Android",
    ],
    ["curl/8.14.1", "curl"],
    ["acme-console 3", "acme-console 3"],
    ["", "A browser that does not say its name"],
  ])("%s is %s", (userAgent, words) => {
    expect(describeBrowser(userAgent).words).toBe(words);
  });

  it("is told apart by what it is held in", () => {
    expect(describeBrowser("Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) FxiOS/145.0").isHandheld).toBe(
      true,
    );
    expect(describeBrowser("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0").isHandheld).toBe(false);
  });
});
