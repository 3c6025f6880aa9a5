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

export interface ZoneOption {
  zone: string;
  offset: string;
  search: string;
}

function offsetOf(zone: string): string {
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
