import type { Theme } from "@mui/material/styles";

const shadow = "0 1px 2px rgb(33 28 22 / 0.06), 0 8px 24px rgb(33 28 22 / 0.12)";
const shadowDark = "0 1px 2px rgb(0 0 0 / 0.4), 0 12px 32px rgb(0 0 0 / 0.5)";

export function floating(theme: Omit<Theme, "components">) {
  return {
    border: `1px solid ${theme.vars.palette.divider}`,
    boxShadow: shadow,
    backgroundImage: "none",
    ...theme.applyStyles("dark", { boxShadow: shadowDark, borderColor: theme.vars.palette.line.strong }),
  };
}
