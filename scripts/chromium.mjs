// Where a Chromium is that tests can drive. Playwright's own download is not used: Debian's package serves as well.
import { existsSync } from "node:fs";
import { run } from "./setup.mjs";

const candidates = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of an installed Chromium or Chrome, or undefined. */
export function findChromium() {
  return candidates.find((path) => path && existsSync(path));
}

/** Installs Debian's chromium when there is no browser and apt can; gives the path, or throws with what to do. */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (canInstall) {
    say("installing Debian's chromium for the browser tests …");
    const options = { stdio: ["ignore", "ignore", "inherit"], env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update", "-qq"], options);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  }
  const installed = findChromium();
  if (!installed) throw new Error("There is no Chromium. Install one, or name it in CHROMIUM_PATH.");
  return installed;
}
