const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿" +
    "abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Take an escape each. */
const extension = new Set("\f^{}\\[~]|€");

export interface SmsCount {
  encoding: "GSM-7" | "UCS-2";
  /** What counts towards the segments: septets, or 16-bit units. */
  characters: number;
  segments: number;
  /** What a segment of this message holds. */
  perSegment: number;
}

/**
 * How many segments a text is sent in (3GPP TS 23.038). A character outside the GSM alphabet makes the whole text UCS-2;
 * no character is split over two segments.
 */
export function countSms(text: string): SmsCount {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => basic.has(character) || extension.has(character));
  const [single, multiple] = isGsm ? [160, 153] : [70, 67];
  const sizes = characters.map((character) =>
    isGsm ? (extension.has(character) ? 2 : 1) : character.length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const encoding = isGsm ? "GSM-7" : "UCS-2";
  if (total <= single) {
    return { encoding, characters: total, segments: total === 0 ? 0 : 1, perSegment: single };
  }
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > multiple) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return { encoding, characters: total, segments, perSegment: multiple };
}
