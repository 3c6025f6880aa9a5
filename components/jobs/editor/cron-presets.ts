/** Times that are wanted often, to begin with. */
export const cronPresets = [
  { cron: "0 * * * *", label: "Every hour" },
  { cron: "0 2 * * *", label: "Nightly at 02:00" },
  { cron: "0 8 * * 1-5", label: "Weekdays at 08:00" },
  { cron: "0 6 * * 1", label: "Mondays at 06:00" },
  { cron: "0 6 1 * *", label: "Monthly, on the 1st" },
] as const;
