import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ApiKeyView } from "@/lib/schemas/account";

export function NarrowKey({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: () => void }) {
  const { name, prefix, last4, last_used_at } = apiKey;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "center", pr: 1 }}>
      <NarrowRow
        title={name}
        detail={
          <>
            {prefix}…{last4} ·{" "}
            {last_used_at ? (
              <>
                used <RelativeTime at={last_used_at} />
              </>
            ) : (
              "never used"
            )}
          </>
        }
      />
      <Button size="small" variant="text" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </Box>
  );
}
