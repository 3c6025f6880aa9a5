import type { CSSProperties } from "react";

declare module "@mui/material/styles" {
  interface TypographyVariants {
    figure: CSSProperties;
    code: CSSProperties;
    fontFamilyMono: string;
  }
  interface TypographyVariantsOptions {
    figure?: CSSProperties;
    code?: CSSProperties;
    fontFamilyMono?: string;
  }
}

declare module "@mui/material/Typography" {
  interface TypographyPropsVariantOverrides {
    figure: true;
    code: true;
    h5: false;
    h6: false;
    subtitle1: false;
    subtitle2: false;
  }
}

const sans = '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const mono = '"JetBrains Mono Variable", ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

function scale(size: number, line: number, weight: number, tracking = 0) {
  return {
    fontSize: `${size / 16}rem`,
    lineHeight: `${line / 16}rem`,
    fontWeight: weight,
    letterSpacing: tracking === 0 ? "normal" : `${tracking}em`,
  };
}

export const typography = {
  fontFamily: sans,
  fontFamilyMono: mono,
  fontSize: 14,
  fontWeightRegular: 400,
  fontWeightMedium: 500,
  fontWeightBold: 600,
  h1: scale(20, 24, 600, -0.014),
  h2: scale(15, 20, 600, -0.008),
  h3: scale(14, 20, 600),
  h4: scale(13, 20, 600),
  body1: scale(14, 20, 400),
  body2: scale(13, 20, 400),
  caption: scale(12, 16, 400),
  overline: { ...scale(12, 16, 500), textTransform: "none" as const },
  button: { ...scale(13, 20, 500), textTransform: "none" as const },
  figure: scale(24, 32, 600, -0.02),
  code: { ...scale(12.5, 20, 400), fontFamily: mono, fontFeatureSettings: '"calt" 0' },
};
