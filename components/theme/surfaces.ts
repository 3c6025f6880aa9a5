import type { Components, Theme } from "@mui/material/styles";
import { floating } from "./floating";

export const surfaces: Components<Omit<Theme, "components">> = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: "none" } },
  },
  MuiAppBar: { defaultProps: { elevation: 0, color: "transparent" } },
  MuiPopover: { styleOverrides: { paper: ({ theme }) => floating(theme) } },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({ ...floating(theme), marginTop: 4, minWidth: 180 }),
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body1,
        minHeight: 32,
        padding: "5px 8px",
        borderRadius: 6,
        gap: 8,
        "& .MuiListItemIcon-root": { minWidth: 0, color: theme.vars.palette.text.secondary },
        "& .MuiSvgIcon-root": { fontSize: 16 },
        "&.Mui-selected, &.Mui-selected:hover": { backgroundColor: theme.vars.palette.action.selected },
      }),
    },
  },
  MuiListSubheader: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.caption,
        fontWeight: theme.typography.fontWeightMedium,
        color: theme.vars.palette.text.tertiary,
        padding: "6px 8px 4px",
        backgroundColor: "transparent",
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        ...floating(theme),
        borderRadius: 12,
        outline: "none",
        margin: 16,
        width: "calc(100% - 32px)",
      }),
    },
    defaultProps: { maxWidth: "xs" },
  },
  MuiDialogTitle: {
    styleOverrides: { root: ({ theme }) => ({ ...theme.typography.h2, padding: "20px 24px 8px" }) },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: "0 24px 8px" } } },
  MuiDialogActions: {
    styleOverrides: { root: { padding: "16px 24px 20px", gap: 8 } },
    defaultProps: { disableSpacing: true },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({
        "&:not(.MuiBackdrop-invisible)": {
          backgroundColor: "rgb(33 28 22 / 0.32)",
          ...theme.applyStyles("dark", { backgroundColor: "rgb(0 0 0 / 0.56)" }),
        },
      }),
    },
  },
  MuiDrawer: {
    styleOverrides: {
      paper: ({ theme }) => ({
        backgroundImage: "none",
        backgroundColor: theme.vars.palette.background.default,
        borderColor: theme.vars.palette.divider,
      }),
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 300, enterNextDelay: 100, disableInteractive: true },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.caption,
        borderRadius: 6,
        padding: "4px 8px",
        maxWidth: 360,
        whiteSpace: "pre-line",
        ...theme.applyStyles("dark", { border: `1px solid ${theme.vars.palette.line.strong}` }),
      }),
    },
  },
  MuiAlert: {
    defaultProps: { variant: "outlined" },
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body1,
        padding: "8px 12px",
        color: theme.vars.palette.text.primary,
        borderColor: theme.vars.palette.divider,
        [theme.breakpoints.down("sm")]: {
          flexWrap: "wrap",
          "& .MuiAlert-message": { flex: "1 1 0", minWidth: 0 },
          "& .MuiAlert-action": { flexBasis: "100%", marginLeft: 26, paddingTop: 8 },
        },
        "&.MuiAlert-colorError": { borderColor: theme.vars.palette.failed.line },
        "&.MuiAlert-colorWarning": { borderColor: theme.vars.palette.attention.line },
      }),
      message: { padding: 0 },
      icon: { padding: 0, marginRight: 10, fontSize: 16, alignItems: "flex-start", paddingTop: 2 },
      action: { padding: 0, marginRight: 0, alignItems: "center" },
    },
  },
};
