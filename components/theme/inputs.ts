import type { Components, Theme } from "@mui/material/styles";
import { createElement } from "react";
import { ChevronDownIcon } from "@/components/ui/icons";
import { floating } from "./floating";

export const inputs: Components<Omit<Theme, "components">> = {
  MuiOutlinedInput: {
    defaultProps: { size: "small", notched: false },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 36,
        fontSize: theme.typography.body1.fontSize,
        backgroundColor: theme.vars.palette.background.default,
        "& .MuiOutlinedInput-notchedOutline": { borderColor: theme.vars.palette.line.strong },
        "&:hover:not(.Mui-focused):not(.Mui-error):not(.Mui-disabled) .MuiOutlinedInput-notchedOutline": {
          borderColor: theme.vars.palette.text.tertiary,
        },
        "&.Mui-disabled": { backgroundColor: theme.vars.palette.surface.sunken },
        "&.MuiInputBase-adornedStart": { paddingLeft: 10, "& > .MuiOutlinedInput-input": { paddingLeft: 0 } },
        "&.MuiInputBase-adornedEnd": { "--_trailingPad": "6px" },
        "&.MuiInputBase-multiline": {
          padding: "8px 12px",
          "& > .MuiOutlinedInput-input": { padding: 0 },
        },
      }),
      input: ({ theme }) => ({
        padding: "8px 12px",
        height: 20,
        lineHeight: theme.typography.body1.lineHeight,
        "&::-webkit-search-cancel-button": { display: "none" },
        "&::placeholder": { color: theme.vars.palette.text.tertiary, opacity: 1 },
      }),
    },
  },
  MuiSelect: {
    defaultProps: { size: "small", IconComponent: ChevronDownIcon },
    styleOverrides: {
      select: { minHeight: 20, display: "flex", alignItems: "center", paddingBlock: 8 },
      icon: { fontSize: 16, right: 10, top: "calc(50% - 8px)" },
    },
  },
  MuiInputAdornment: {
    styleOverrides: {
      root: ({ theme }) => ({
        color: theme.vars.palette.text.tertiary,
        "& .MuiSvgIcon-root": { fontSize: 16 },
        "& .MuiTypography-root": { color: "inherit", fontSize: theme.typography.body2.fontSize },
        "&.MuiInputAdornment-positionEnd .MuiTypography-root": { paddingRight: 6 },
      }),
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: ({ theme }) => ({
        fontSize: theme.typography.body2.fontSize,
        lineHeight: theme.typography.body2.lineHeight,
        fontWeight: theme.typography.fontWeightMedium,
        color: theme.vars.palette.text.primary,
        "&.Mui-focused, &.Mui-error": { color: theme.vars.palette.text.primary },
      }),
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: ({ theme }) => ({
        margin: "4px 0 0",
        fontSize: theme.typography.caption.fontSize,
        lineHeight: theme.typography.caption.lineHeight,
        color: theme.vars.palette.text.secondary,
      }),
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { marginLeft: 0, gap: 8 },
      label: ({ theme }) => ({ ...theme.typography.body1 }),
    },
  },
  MuiAutocomplete: {
    defaultProps: { size: "small", popupIcon: createElement(ChevronDownIcon) },
    styleOverrides: {
      inputRoot: {
        "&.MuiOutlinedInput-root.MuiInputBase-sizeSmall": { padding: "0 36px 0 12px" },
        "&.MuiOutlinedInput-root.MuiInputBase-sizeSmall .MuiAutocomplete-input": { padding: "8px 0" },
      },
      endAdornment: { right: "6px !important" },
      listbox: ({ theme }) => ({ padding: 4, fontSize: theme.typography.body1.fontSize }),
      option: ({ theme }) => ({
        borderRadius: 6,
        minHeight: "32px !important",
        padding: "4px 8px !important",
        "&.Mui-focused": { backgroundColor: `${theme.vars.palette.action.hover} !important` },
      }),
      paper: ({ theme }) => ({ ...floating(theme), marginTop: 4 }),
      noOptions: ({ theme }) => ({ ...theme.typography.body2, padding: 12 }),
    },
  },
  MuiCheckbox: {
    defaultProps: { size: "small", color: "primary" },
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 4,
        borderRadius: 6,
        color: theme.vars.palette.text.tertiary,
        "& .MuiSvgIcon-root": { fontSize: 18 },
      }),
    },
  },
  MuiRadio: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 4,
        color: theme.vars.palette.text.tertiary,
        "& .MuiSvgIcon-root": { fontSize: 18 },
      }),
    },
  },
  MuiSwitch: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: { width: 32, height: 18, padding: 0, borderRadius: 9, overflow: "visible" },
      switchBase: ({ theme }) => ({
        padding: "2px !important",
        "&.Mui-checked": {
          transform: "translateX(14px) !important",
          color: theme.vars.palette.primary.contrastText,
        },
        "&.Mui-checked + .MuiSwitch-track": { opacity: 1, backgroundColor: theme.vars.palette.primary.main },
        "&.Mui-disabled + .MuiSwitch-track": { opacity: 0.5 },
        "&.Mui-disabled .MuiSwitch-thumb": { opacity: 0.7 },
      }),
      thumb: { width: "14px !important", height: "14px !important", boxShadow: "none" },
      track: ({ theme }) => ({
        borderRadius: 9,
        opacity: 1,
        backgroundColor: theme.vars.palette.text.tertiary,
      }),
    },
  },
};
