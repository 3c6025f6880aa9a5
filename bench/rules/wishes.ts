import type { Preference } from "../../lib/core/recipient";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const zone = "Europe/Berlin";
const windows = [
  { start: "22:00", end: "07:00", days: everyDay },
  { start: "12:00", end: "13:00", days: [1, 2, 3, 4, 5] },
  { start: "00:00", end: "23:59", days: [6, 7] },
];

interface Wishes {
  /** For decide(). */
  preference: Partial<Preference>;
  hasMute: boolean;
}

/** What people may have set up. */
export const wishes = {
  "nothing set": { preference: {}, hasMute: false },
  "three quiet windows each": {
    preference: { quietHours: windows.map((window) => ({ ...window, zone })) },
    hasMute: false,
  },
  "a daily digest each": {
    preference: { frequency: "daily", digestTime: "08:00", zone },
    hasMute: false,
  },
  "a mute each": { preference: {}, hasMute: true },
} as const satisfies Record<string, Wishes>;

export type Wish = keyof typeof wishes;
export const wishNames = Object.keys(wishes) as Wish[];
