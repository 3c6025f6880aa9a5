import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { ChevronDownIcon, ChevronUpIcon, TrashIcon } from "@/components/ui/icons";

interface MoveButtonsProps {
  /** “Branch 2” */
  name: string;
  index: number;
  count: number;
  onMove: (to: number, direction: "up" | "down") => void;
  /** Left out: it stays. */
  onRemove?: () => void;
}

export function MoveButtons({ name, index, count, onMove, onRemove }: MoveButtonsProps) {
  const noun = name.charAt(0).toLowerCase() + name.slice(1);
  return (
    <Box sx={{ display: "flex" }}>
      {count > 1 && (
        <>
          <IconButton
            data-move="up"
            disabled={index === 0}
            aria-label={`Move ${noun} up`}
            onClick={() => onMove(index - 1, "up")}
          >
            <ChevronUpIcon />
          </IconButton>
          <IconButton
            data-move="down"
            disabled={index === count - 1}
            aria-label={`Move ${noun} down`}
            onClick={() => onMove(index + 1, "down")}
          >
            <ChevronDownIcon />
          </IconButton>
        </>
      )}
      {onRemove && (
        <IconButton aria-label={`Remove ${noun}`} onClick={onRemove}>
          <TrashIcon />
        </IconButton>
      )}
    </Box>
  );
}
