import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormLabel from "@mui/material/FormLabel";
import OutlinedInput from "@mui/material/OutlinedInput";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useId } from "react";

const Input = styled(OutlinedInput)(({ theme }) => ({
  "& .MuiOutlinedInput-input": { ...theme.typography.code },
}));

interface TryFieldProps {
  label: string;
  note: string;
  value: string;
  onChange: (value: string) => void;
  isLong?: boolean;
}

export function TryField({ label, note, value, onChange, isLong = false }: TryFieldProps) {
  const id = useId();
  return (
    <FormControl fullWidth>
      <Box sx={{ display: "flex", gap: 1, mb: 0.5 }}>
        <FormLabel htmlFor={id}>{label}</FormLabel>
        <Typography component="span" variant="body2" color="textSecondary">
          {note}
        </Typography>
      </Box>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        multiline={isLong}
        minRows={3}
        maxRows={24}
        slotProps={{ input: { spellCheck: false, autoCapitalize: "off", autoComplete: "off" } }}
      />
    </FormControl>
  );
}
