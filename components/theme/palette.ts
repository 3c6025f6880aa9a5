import type { ColorSystemOptions } from "@mui/material/styles";

export interface StatePaletteColor {
  main: string;
  soft: string;
  line: string;
  contrastText: string;
}

export interface SurfacePalette {
  nav: string;
  sunken: string;
  hover: string;
  selected: string;
}

export interface LinePalette {
  soft: string;
  strong: string;
}

/** Of source text, by what a piece of it is. */
export interface CodePalette {
  keyword: string;
  variable: string;
  property: string;
  filter: string;
  text: string;
  number: string;
  markup: string;
  attribute: string;
  comment: string;
}

/** Behind the initials of people, so that two of them are told apart at a glance. They mean nothing. */
export interface PeoplePalette {
  sand: string;
  rose: string;
  plum: string;
  slate: string;
  teal: string;
  moss: string;
}

declare module "@mui/material/styles" {
  interface Palette {
    ok: StatePaletteColor;
    running: StatePaletteColor;
    attention: StatePaletteColor;
    failed: StatePaletteColor;
    neutral: StatePaletteColor;
    surface: SurfacePalette;
    line: LinePalette;
    code: CodePalette;
    people: PeoplePalette;
  }
  interface PaletteOptions {
    ok?: StatePaletteColor;
    running?: StatePaletteColor;
    attention?: StatePaletteColor;
    failed?: StatePaletteColor;
    neutral?: StatePaletteColor;
    surface?: SurfacePalette;
    line?: LinePalette;
    code?: CodePalette;
    people?: PeoplePalette;
  }
  interface PaletteColor {
    soft?: string;
  }
  interface SimplePaletteColorOptions {
    soft?: string;
  }
  interface TypeText {
    tertiary: string;
  }
}

export const lightScheme = {
  palette: {
    primary: { main: "#935c0c", light: "#b9791d", dark: "#754808", contrastText: "#ffffff", soft: "#faf0e0" },
    secondary: { main: "#4c453c", light: "#665e54", dark: "#211c16", contrastText: "#ffffff" },
    success: { main: "#1b7348", dark: "#145a38", contrastText: "#ffffff" },
    info: { main: "#2a5fb4", dark: "#1f4a90", contrastText: "#ffffff" },
    warning: { main: "#a8480c", dark: "#863808", contrastText: "#ffffff" },
    error: { main: "#be2d2b", dark: "#9c2220", contrastText: "#ffffff" },
    ok: { main: "#1b7348", soft: "#e9f5ee", line: "#bfe0cd", contrastText: "#ffffff" },
    running: { main: "#2a5fb4", soft: "#eaf1fb", line: "#c3d6f2", contrastText: "#ffffff" },
    attention: { main: "#a8480c", soft: "#fdf0e2", line: "#f1d0ad", contrastText: "#ffffff" },
    failed: { main: "#be2d2b", soft: "#fcecea", line: "#f2c6c2", contrastText: "#ffffff" },
    neutral: { main: "#665e54", soft: "#f2efeb", line: "#ddd7cf", contrastText: "#ffffff" },
    background: { default: "#ffffff", paper: "#ffffff" },
    surface: { nav: "#faf9f6", sunken: "#f9f7f3", hover: "#f5f1ec", selected: "#f6eee2" },
    text: { primary: "#211c16", secondary: "#665e54", tertiary: "#70675c", disabled: "#a39a8f" },
    divider: "#ebe6df",
    line: { soft: "#f1ede8", strong: "#cfc7bc" },
    action: {
      hover: "rgb(74 55 28 / 0.06)",
      selected: "rgb(74 55 28 / 0.08)",
      focus: "rgb(147 92 12 / 0.12)",
      disabled: "#a39a8f",
      disabledBackground: "#f2efeb",
    },
    code: {
      keyword: "#8a3b8f",
      variable: "#8a5200",
      property: "#7a5a1a",
      filter: "#1f6f78",
      text: "#2c6e3f",
      number: "#2a5fb4",
      markup: "#4d5f86",
      attribute: "#6b6250",
      comment: "#756c61",
    },
    people: {
      sand: "#f3e3c6",
      rose: "#f4dcd8",
      plum: "#ead9ee",
      slate: "#d9e2f0",
      teal: "#d3e8e6",
      moss: "#e0e8cd",
    },
    Tooltip: { bg: "#2a241d" },
    Skeleton: { bg: "#f0ece6" },
    DataGrid: { bg: "#ffffff", headerBg: "#ffffff", pinnedBg: "#ffffff" },
  },
} satisfies ColorSystemOptions;

export const darkScheme = {
  palette: {
    primary: { main: "#e2ac5c", light: "#edc283", dark: "#c9913c", contrastText: "#1c1408", soft: "#33291a" },
    secondary: { main: "#cfc7bc", light: "#f1ede6", dark: "#aba297", contrastText: "#1c1408" },
    success: { main: "#5cc48d", dark: "#45a876", contrastText: "#0b1d13" },
    info: { main: "#7fb0f5", dark: "#5f95e0", contrastText: "#0a1526" },
    warning: { main: "#f59b5b", dark: "#db8040", contrastText: "#241203" },
    error: { main: "#f58379", dark: "#dd665c", contrastText: "#260a08" },
    ok: { main: "#5cc48d", soft: "#15291f", line: "#25503a", contrastText: "#0b1d13" },
    running: { main: "#7fb0f5", soft: "#182638", line: "#2a4669", contrastText: "#0a1526" },
    attention: { main: "#f59b5b", soft: "#36230f", line: "#64401c", contrastText: "#241203" },
    failed: { main: "#f58379", soft: "#3a1d1a", line: "#6b312c", contrastText: "#260a08" },
    neutral: { main: "#aba297", soft: "#292521", line: "#453f38", contrastText: "#1c1408" },
    background: { default: "#171513", paper: "#211e1a" },
    surface: { nav: "#121110", sunken: "#1d1a17", hover: "#25211d", selected: "#322819" },
    text: { primary: "#f1ede6", secondary: "#aba297", tertiary: "#9c9387", disabled: "#6f675d" },
    divider: "#2e2a25",
    line: { soft: "#26221e", strong: "#4b443c" },
    action: {
      hover: "rgb(245 225 195 / 0.07)",
      selected: "rgb(245 225 195 / 0.1)",
      focus: "rgb(226 172 92 / 0.16)",
      disabled: "#6f675d",
      disabledBackground: "#292521",
    },
    code: {
      keyword: "#d79be0",
      variable: "#f0bd6f",
      property: "#d9c08c",
      filter: "#7fc8cf",
      text: "#93cf9f",
      number: "#8fb8f3",
      markup: "#a3b3d6",
      attribute: "#bdb29f",
      comment: "#968d81",
    },
    people: {
      sand: "#4d3d20",
      rose: "#512f2b",
      plum: "#45304b",
      slate: "#2d3b52",
      teal: "#21444a",
      moss: "#3a4523",
    },
    Tooltip: { bg: "#3a342d" },
    Skeleton: { bg: "#2a2622" },
    DataGrid: { bg: "#171513", headerBg: "#171513", pinnedBg: "#171513" },
  },
} satisfies ColorSystemOptions;
