import type {} from "@mui/material/themeCssVarsAugmentation";
import { createTheme } from "@mui/material/styles";
import { controls } from "./controls";
import { data } from "./data";
import { globalStyles } from "./global-styles";
import { darkScheme, lightScheme } from "./palette";
import { surfaces } from "./surfaces";
import { typography } from "./typography";

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: "data" },
  colorSchemes: { light: lightScheme, dark: darkScheme },
  typography,
  shape: { borderRadius: 8 },
  breakpoints: { values: { xs: 0, sm: 700, md: 900, lg: 1200, xl: 1440 } },
  focusVisible: true,
  motion: { reducedMotion: "system" },
  components: { ...globalStyles, ...controls, ...surfaces, ...data },
});
