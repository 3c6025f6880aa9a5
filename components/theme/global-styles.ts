import type { Components, Theme } from "@mui/material/styles";

export const globalStyles: Components<Omit<Theme, "components">> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      html: { scrollbarGutter: "stable", WebkitTextSizeAdjust: "100%" },
      body: {
        overflowWrap: "break-word",
        // A menu makes room for the bar that it hides. Here that room is kept: with both the page would move away from
        // under the mouse, and a select that moved shuts at once.
        paddingRight: "0 !important",
      },
      "h1, h2, h3, h4, p, ul, ol, dl, dd, figure": { margin: 0 },
      "ul, ol": { padding: 0, listStyle: "none" },
      'a, h1, [tabindex="0"], summary, iframe': {
        "&:focus-visible": {
          outline: `2px solid ${theme.vars.palette.primary.main}`,
          outlineOffset: 2,
        },
      },
      time: { fontVariantNumeric: "tabular-nums" },
      "::selection": { backgroundColor: `rgb(${theme.vars.palette.primary.mainChannel} / 0.24)` },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": {
          animationDuration: "0.01ms !important",
          animationIterationCount: "1 !important",
          transitionDuration: "0.01ms !important",
          scrollBehavior: "auto !important",
        },
      },
    }),
  },
};
