import type { BrandLook, BrandVariables } from "./context-shape";
import type { ReadonlyDict } from "./evaluate/value";

export const productName = "Runbell";
const ownColor = "#8f5410";
const lightInk = "#ffffff";
const darkInk = "#1a1612";
/** Of a colour on which white and black have the same contrast. */
const middleLuminance = 0.179;

/** The look of a brand, with the product's own colour where it has none. */
export function brandLook(brand: BrandVariables | null, name: string): BrandLook {
  const color = brand?.color && isColor(brand.color) ? brand.color : ownColor;
  return {
    name: brand?.name ?? name,
    logo_url: brand?.logo_url ?? null,
    color,
    ink: inkOn(color),
    footer: brand?.footer ?? null,
  };
}

/** The data with a whole look: contexts that were stored before there were brands have none or a part of one. */
export function completeBrand(context: ReadonlyDict): ReadonlyDict {
  const given = context.get("brand");
  const brand = given instanceof Map ? given : new Map();
  if (typeof brand.get("color") === "string" && typeof brand.get("ink") === "string") return context;
  const organisation = context.get("org");
  const name = brand.get("name") ?? (organisation instanceof Map ? organisation.get("name") : null);
  const look = brandLook(
    {
      name: textOr(name, productName),
      logo_url: textOr(brand.get("logo_url"), null),
      color: textOr(brand.get("color"), null),
      footer: textOr(brand.get("footer"), null),
    },
    productName,
  );
  return new Map([...context, ["brand", new Map([...brand, ...Object.entries(look)])]]);
}

/** White or near-black, whichever has more contrast on the colour (WCAG 2: relative luminance). */
export function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > middleLuminance ? darkInk : lightInk;
}

function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function textOr<Fallback>(value: unknown, fallback: Fallback): string | Fallback {
  return typeof value === "string" && value !== "" ? value : fallback;
}
