import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import type { HealthView } from "@/lib/schemas/worker";

type Check = HealthView["checks"][number];

const labels: Record<Check["name"], string> = {
  database: "Database",
  migrations: "Migrations",
  worker: "Worker",
  queue: "Queue",
};

export function HealthChecks({ checks }: { checks: Check[] }) {
  return (
    <Box component="ul" sx={{ display: "grid", gap: 1.5 }}>
      {checks.map(({ name, ok, detail }) => (
        <Box
          component="li"
          key={name}
          sx={{ display: "grid", gridTemplateColumns: "16px 112px minmax(0, 1fr)", columnGap: 1.5 }}
        >
          <Box component="span" sx={{ display: "inline-flex", pt: 0.25 }}>
            <StateIcon state={ok ? "ok" : "failed"} label={ok ? "Fine" : "Failing"} size={16} />
          </Box>
          <Typography component="span">{labels[name]}</Typography>
          <Typography component="span" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
            {detail}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
