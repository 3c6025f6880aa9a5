"use client";

import Button from "@mui/material/Button";
import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { Kbd } from "@/components/ui/kbd";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useShortcuts } from "@/components/ui/shortcuts";
import type { NavigationGroup } from "./navigation";

interface KeyboardHelpProps {
  open: boolean;
  groups: NavigationGroup[];
  onClose: () => void;
}

const everywhere = [
  { keys: "Mod K", does: "Search, go to, do" },
  { keys: "/", does: "Write in the filter" },
  { keys: "j", does: "Next row" },
  { keys: "k", does: "Previous row" },
  { keys: "Enter", does: "Open the row" },
  { keys: "Esc", does: "Close, or empty the filter" },
  { keys: "?", does: "This help" },
];

export function KeyboardHelp({ open, groups, onClose }: KeyboardHelpProps) {
  const titleId = useId();
  const [isOn, switchTo] = useShortcuts();
  const goTo = groups.flatMap(({ items }) => items).filter((item) => item.key);
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>Keyboard</DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" },
            gap: 3,
            alignItems: "start",
          }}
        >
          <KeySection title="Everywhere" rows={everywhere} />
          <KeySection
            title="Go to"
            rows={goTo.map(({ key, label }) => ({ keys: `g ${key}`, does: label }))}
          />
        </Box>
        <FormControlLabel
          sx={{ mt: 3 }}
          control={
            <Switch
              checked={isOn}
              onChange={(_, next) => switchTo(next)}
              slotProps={{ input: { role: "switch" } }}
            />
          }
          label="Single keys do something"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function KeySection({ title, rows }: { title: string; rows: { keys: string; does: string }[] }) {
  return (
    <section>
      <Typography variant="h4" component="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <KeyValueList items={rows.map(({ keys, does }) => ({ label: does, value: <Kbd keys={keys} /> }))} />
    </section>
  );
}
