import { decodeEntities } from "./entities";

const schemes = new Set(["http", "https", "mailto", "tel", "cid"]);
const image = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i;
/** Attributes that hold several addresses, with commas between them. */
export const addressLists: ReadonlySet<string> = new Set(["srcset", "imagesrcset"]);
/** What browsers skip in addresses, and whatever else nobody sees. */
const invisible = /[\p{C}\p{Z}]/gu;
/** Browsers read numbers of characters without the semicolon, too, and with any number of zeros. */
const looseReference = /&#(?:0*(\d{1,7})|[xX]0*([\da-fA-F]{1,6}));?/g;
const startOfReference = /&(?:#[xX]?)?$/;

/**
 * What the start of an address, as it is written in an attribute, says: `fixed` when nothing behind it can make it
 * run code, `open` while a scheme could still come, `harmful` when it is neither relative nor of a scheme for links.
 */
export function judgeAddress(address: string, attribute: string): "open" | "fixed" | "harmful" {
  const visible = decoded(address).replace(startOfReference, "").replace(invisible, "");
  const end = visible.search(/[/?#:\\]/);
  if (end === -1) return "open";
  if (visible[end] !== ":") return "fixed";
  if (schemes.has(visible.slice(0, end).toLowerCase())) return "fixed";
  return attribute === "src" && image.test(visible) ? "fixed" : "harmful";
}

/** Whether an address runs no code when it is opened: as it is written, and decoded once more. */
export function isHarmlessAddress(address: string, attribute: string): boolean {
  return [address, decoded(address)].every((one) => judgeAddress(one, attribute) !== "harmful");
}

function decoded(address: string): string {
  if (!address.includes("&")) return address;
  const plain = address.replace(looseReference, (_, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
  return decodeEntities(plain);
}
