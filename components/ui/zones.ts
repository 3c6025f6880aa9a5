import { isValidZone } from "@/lib/core/wall-time";

/** Browsers still list the names CLDR froze; people look for the present ones. */
const modernNames: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

const formerNames = Object.fromEntries(
  Object.entries(modernNames).map(([former, modern]) => [modern, former]),
);

export function modernZone(zone: string): string {
  return modernNames[zone] ?? zone;
}

export function browserZone(): string {
  return modernZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

const shownZones = new Map<string, string>();

/**
 * The zone to write times in where `zone` is wanted: a browser can be older than a zone that was saved, and Intl throws for
 * what it does not know. The same zone under its former name, then, or the browser's own.
 */
export function shownZone(zone: string): string {
  const shown =
    shownZones.get(zone) ?? [zone, formerNames[zone] ?? "", browserZone()].find(isValidZone) ?? "UTC";
  shownZones.set(zone, shown);
  return shown;
}

export interface ZoneOption {
  zone: string;
  offset: string;
  search: string;
}

/** Empty: this browser does not know the zone. */
function offsetOf(zone: string): string {
  if (!isValidZone(zone)) return "";
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts();
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

export function zoneOption(zone: string): ZoneOption {
  const offset = offsetOf(zone);
  const search = [zone, zone.replaceAll("_", " "), formerNames[zone], offset].join(" ").toLowerCase();
  return { zone, offset, search };
}

let options: ZoneOption[] | undefined;

export function zoneOptions(): ZoneOption[] {
  if (!options) {
    const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(modernZone)]);
    options = [...zones].map(zoneOption);
  }
  return options;
}
