import { NextLink } from "./next-link";
import type { Components, Theme } from "@mui/material/styles";
import { inputs } from "./inputs";

declare module "@mui/material/Chip" {
  interface ChipPropsVariantOverrides {
    state: true;
  }
  interface ChipPropsColorOverrides {
    ok: true;
    running: true;
    attention: true;
    failed: true;
    neutral: true;
  }
}

const loudStates = ["running", "attention", "failed"] as const;
const quietStates = ["ok", "neutral"] as const;

export const controls: Components<Omit<Theme, "components">> = {
  ...inputs,
  MuiButtonBase: { defaultProps: { disableRipple: true, LinkComponent: NextLink } },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: "outlined", color: "secondary", size: "medium" },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: 32,
        padding: "5px 12px",
        whiteSpace: "nowrap",
        "& .MuiButton-icon > *:nth-of-type(1)": { fontSize: 16 },
        variants: [
          {
            props: { size: "small" },
            style: { minHeight: 28, padding: "3px 8px", fontSize: theme.typography.body2.fontSize },
          },
          {
            props: { size: "large" },
            style: { minHeight: 40, padding: "9px 16px", fontSize: theme.typography.body1.fontSize },
          },
          { props: { variant: "text" }, style: { padding: "5px 8px" } },
          {
            props: { variant: "outlined", color: "secondary" },
            style: {
              "--variant-outlinedColor": theme.vars.palette.text.primary,
              "--variant-outlinedBorder": theme.vars.palette.line.strong,
              "@media (hover: hover)": {
                "&:hover": {
                  "--variant-outlinedBorder": theme.vars.palette.line.strong,
                  "--variant-outlinedBg": theme.vars.palette.surface.hover,
                },
              },
            },
          },
        ],
      }),
      startIcon: { marginRight: 6, marginLeft: -2 },
      endIcon: { marginLeft: 6, marginRight: -2 },
    },
  },
  MuiIconButton: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: theme.shape.borderRadius,
        color: theme.vars.palette.text.secondary,
        padding: 7,
        "& .MuiSvgIcon-root": { fontSize: 18 },
        "&:hover": { color: theme.vars.palette.text.primary },
        variants: [
          { props: { size: "small" }, style: { padding: 6, "& .MuiSvgIcon-root": { fontSize: 16 } } },
        ],
      }),
    },
  },
  MuiLink: {
    defaultProps: { component: NextLink, underline: "always", color: "primary" },
    styleOverrides: { root: { textUnderlineOffset: "0.22em", textDecorationThickness: 1, borderRadius: 2 } },
  },
  MuiChip: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 6,
        fontSize: theme.typography.caption.fontSize,
        "& .MuiChip-icon": { fontSize: 14, marginLeft: 6, marginRight: -4 },
        variants: [
          {
            props: { variant: "outlined" },
            style: {
              borderColor: theme.vars.palette.divider,
              height: 28,
              fontSize: theme.typography.body2.fontSize,
            },
          },
          {
            props: { variant: "state" },
            style: {
              height: 22,
              fontWeight: theme.typography.fontWeightMedium,
              "& .MuiChip-icon": { fontSize: 14, marginLeft: 6, marginRight: -3, color: "inherit" },
            },
          },
          ...loudStates.map((state) => ({
            props: { variant: "state" as const, color: state },
            style: {
              color: theme.vars.palette[state].main,
              backgroundColor: theme.vars.palette[state].soft,
            },
          })),
          ...quietStates.map((state) => ({
            props: { variant: "state" as const, color: state },
            style: {
              color: theme.vars.palette.text.secondary,
              backgroundColor: "transparent",
              "& .MuiChip-icon": { color: theme.vars.palette[state].main },
            },
          })),
        ],
      }),
      label: { paddingLeft: 8, paddingRight: 8 },
      deleteIcon: { fontSize: 14, marginRight: 6 },
    },
  },
  MuiToggleButton: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        padding: "3px 10px",
        textTransform: "none",
        fontSize: theme.typography.body2.fontSize,
        lineHeight: theme.typography.body2.lineHeight,
        fontWeight: theme.typography.fontWeightMedium,
        color: theme.vars.palette.text.secondary,
        borderColor: theme.vars.palette.divider,
        "& .MuiSvgIcon-root": { fontSize: 16 },
        "&.Mui-selected, &.Mui-selected:hover": {
          color: theme.vars.palette.text.primary,
          backgroundColor: theme.vars.palette.action.selected,
        },
      }),
    },
  },
};
