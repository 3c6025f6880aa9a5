import fc from "fast-check";

/** Zones whose clocks jump by an hour, by half of one, at midnight or not at all, some beside the full hour. */
export const zones = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Santiago",
  "America/Havana",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Pacific/Chatham",
  "Pacific/Apia",
);

/** Moments at which clocks jump, in both directions. */
const jumps = [
  "2027-03-28T01:00Z",
  "2027-10-31T01:00Z",
  "2027-03-14T07:00Z",
  "2027-11-07T06:00Z",
  "2027-10-02T15:30Z",
  "2027-04-03T15:00Z",
  "2027-04-29T22:00Z",
  "2027-02-07T02:00Z",
  "2027-09-05T04:00Z",
  "2027-09-25T14:00Z",
];

/** Those near a jump are as likely as the rest of the years together. */
export const instants = fc.oneof(
  fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...jumps), fc.integer({ min: -300, max: 300 }))
    .map(([jump, minutes]) => new Date(Date.parse(jump) + minutes * 60_000)),
);

export const wallTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
