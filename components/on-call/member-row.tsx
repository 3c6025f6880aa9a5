import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { Figures } from "@/components/ui/figures";
import { ChevronDownIcon, ChevronUpIcon, CloseIcon } from "@/components/ui/icons";

export type Direction = "up" | "down";

interface MemberRowProps {
  name: string;
  number: number;
  count: number;
  onMove: (direction: Direction) => void;
  onRemove: () => void;
}

export function MemberRow({ name, number, count, onMove, onRemove }: MemberRowProps) {
  return (
    <Box
      component="li"
      data-member={number - 1}
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        pl: 1.5,
        pr: 0.5,
        minHeight: 36,
        "& + li": { borderTop: 1, borderColor: "line.soft" },
      }}
    >
      <Typography component="span" variant="body2" color="textSecondary">
        <Figures>{number}</Figures>
      </Typography>
      <Typography component="span" noWrap title={name} sx={{ flex: 1 }}>
        {name}
      </Typography>
      <Box sx={{ display: "flex" }}>
        {count > 1 && (
          <>
            <IconButton
              data-move="up"
              disabled={number === 1}
              aria-label={`${name}: an earlier turn than ${number}`}
              onClick={() => onMove("up")}
            >
              <ChevronUpIcon />
            </IconButton>
            <IconButton
              data-move="down"
              disabled={number === count}
              aria-label={`${name}: a later turn than ${number}`}
              onClick={() => onMove("down")}
            >
              <ChevronDownIcon />
            </IconButton>
          </>
        )}
        <IconButton aria-label={`Take ${name} out of turn ${number}`} onClick={onRemove}>
          <CloseIcon />
        </IconButton>
      </Box>
    </Box>
  );
}
