import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { ChevronDownIcon, ChevronUpIcon, TrashIcon } from "@/components/ui/icons";

interface StepButtonsProps {
  number: number;
  count: number;
  onMove: (direction: "up" | "down") => void;
  onRemove: () => void;
}

/** One step alone stays where it is. */
export function StepButtons({ number, count, onMove, onRemove }: StepButtonsProps) {
  if (count === 1) return null;
  return (
    <Box sx={{ display: "flex" }}>
      <IconButton
        data-move="up"
        disabled={number === 1}
        aria-label={`Move step ${number} up`}
        onClick={() => onMove("up")}
      >
        <ChevronUpIcon />
      </IconButton>
      <IconButton
        data-move="down"
        disabled={number === count}
        aria-label={`Move step ${number} down`}
        onClick={() => onMove("down")}
      >
        <ChevronDownIcon />
      </IconButton>
      <IconButton aria-label={`Remove step ${number}`} onClick={onRemove}>
        <TrashIcon />
      </IconButton>
    </Box>
  );
}
