"use client";

import { line } from "@/components/ui/icons";

const eye = "M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z";
const pupil = "M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z";

export const EyeIcon = line("Eye", eye, pupil);
export const EyeOffIcon = line("EyeOff", eye, pupil, "M4 20L20 4");
