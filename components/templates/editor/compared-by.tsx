import ListItemText from "@mui/material/ListItemText";
import ListSubheader from "@mui/material/ListSubheader";
import MenuItem from "@mui/material/MenuItem";
import { NextLink } from "@/components/theme/next-link";
import { eventCatalogue, type EventType } from "@/lib/core/event";

/** Entries of a menu: the rules that compare one of the template's versions. */
export function ComparedBy({ types }: { types: readonly EventType[] }) {
  if (types.length === 0) return null;
  return [
    <ListSubheader key="heading" role="presentation">
      Compared as the second template of
    </ListSubheader>,
    ...types.map((type) => (
      <MenuItem key={type} component={NextLink} href={`/rules/${type}`}>
        <ListItemText disableTypography>{eventCatalogue[type].label}</ListItemText>
      </MenuItem>
    )),
  ];
}
