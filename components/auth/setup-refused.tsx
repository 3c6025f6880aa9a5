import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { FormError } from "./form-error";

export function SetupRefused() {
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <FormError>This set-up link does not work: it is wrong, or it was used already.</FormError>
      <Typography color="textSecondary">
        Somebody has an account? Then sign in. Otherwise restart Runbell: as long as there is no admin, its
        log prints a new link at each start.
      </Typography>
      <Button href="/sign-in" size="large">
        Go to sign in
      </Button>
    </Box>
  );
}
