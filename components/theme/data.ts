import type {} from "@mui/x-data-grid/themeAugmentation";
import type { Components, Theme } from "@mui/material/styles";

export const data: Components<Omit<Theme, "components">> = {
  MuiDataGrid: {
    defaultProps: {
      rowHeight: 36,
      columnHeaderHeight: 36,
      disableColumnMenu: true,
      disableColumnFilter: true,
      disableRowSelectionOnClick: true,
      disableEval: true,
      hideFooter: true,
    },
    styleOverrides: {
      root: ({ theme }) => ({
        "--DataGrid-overlayHeight": "160px",
        "--DataGrid-rowBorderColor": theme.vars.palette.line.soft,
        "--unstable_DataGrid-radius": 0,
        ...theme.typography.body2,
        border: 0,
        "& .MuiDataGrid-columnHeader, & .MuiDataGrid-cell": { padding: "0 12px" },
        "& .MuiDataGrid-columnHeaderTitle": {
          fontSize: theme.typography.caption.fontSize,
          fontWeight: theme.typography.fontWeightMedium,
          color: theme.vars.palette.text.secondary,
        },
        "& .MuiDataGrid-columnSeparator": { opacity: 0 },
        "& .MuiDataGrid-columnHeaders:hover .MuiDataGrid-columnSeparator": { opacity: 1 },
        "& .MuiDataGrid-row:hover": { backgroundColor: theme.vars.palette.surface.sunken },
        "& .MuiDataGrid-row:focus-within": { backgroundColor: theme.vars.palette.surface.selected },
        "& .MuiDataGrid-cell:focus, & .MuiDataGrid-cell:focus-within": { outline: "none" },
        "& .MuiDataGrid-cell:focus-visible, & .MuiDataGrid-columnHeader:focus-visible": {
          outline: `2px solid ${theme.vars.palette.primary.main}`,
          outlineOffset: -2,
        },
        "& .MuiDataGrid-row.row-openable": { cursor: "pointer" },
      }),
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: ({ theme }) => ({ minHeight: 36, borderBottom: `1px solid ${theme.vars.palette.divider}` }),
      list: { gap: 20 },
      indicator: { height: 2, borderRadius: 1 },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.button,
        minHeight: 36,
        minWidth: 0,
        padding: "8px 0",
        color: theme.vars.palette.text.secondary,
        "&.Mui-selected": { color: theme.vars.palette.text.primary },
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        padding: "8px 12px",
        borderColor: theme.vars.palette.line.soft,
      }),
      head: ({ theme }) => ({
        ...theme.typography.caption,
        fontWeight: theme.typography.fontWeightMedium,
        color: theme.vars.palette.text.secondary,
        borderColor: theme.vars.palette.divider,
      }),
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: "pulse", variant: "rounded" },
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.Skeleton.bg }),
      rounded: { borderRadius: 4 },
    },
  },
  MuiLinearProgress: { styleOverrides: { root: { height: 2, borderRadius: 1 } } },
  MuiAvatar: {
    styleOverrides: {
      root: ({ theme }) => ({
        width: 24,
        height: 24,
        fontSize: "0.625rem",
        fontWeight: theme.typography.fontWeightBold,
        color: theme.vars.palette.text.primary,
        backgroundColor: theme.vars.palette.neutral.soft,
      }),
    },
  },
  MuiSvgIcon: { defaultProps: { fontSize: "inherit" } },
};
