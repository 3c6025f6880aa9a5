"use client";

import { createSvgIcon } from "@mui/material/utils";

/** An icon in the one line style. */
export function line(name: string, ...paths: string[]) {
  return createSvgIcon(
    <g fill="none" stroke="currentColor" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </g>,
    name,
  );
}

export const HomeIcon = line("Home", "M4 11l8-7 8 7", "M6 9.5V20h12V9.5", "M10 20v-5.5h4V20");
export const JobsIcon = line("Jobs", "M4 5h5v5H4z", "M4 14h5v5H4z", "M13 7.5h7", "M13 16.5h7");
export const RunsIcon = line(
  "Runs",
  "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
  "M10.3 8.8l5 3.2-5 3.2z",
);
export const BellIcon = line("Bell", "M6.5 16v-5a5.5 5.5 0 0 1 11 0v5l1.5 2H5z", "M10 21h4", "M12 3v2.5");
export const MutedBellIcon = line(
  "MutedBell",
  "M6.5 16v-5a5.5 5.5 0 0 1 11 0v5l1.5 2H5z",
  "M10 21h4",
  "M4 4l16 16",
);
export const InboxIcon = line("Inbox", "M4 13l2.7-8h10.6L20 13v6H4z", "M4 13h4.5l1.5 2.5h4l1.5-2.5H20");
export const SlidersIcon = line(
  "Sliders",
  "M4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20",
  "M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  "M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
);
export const ToggleIcon = line(
  "Toggle",
  "M8 7h8a5 5 0 0 1 0 10H8A5 5 0 0 1 8 7z",
  "M16 9.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
);
export const LayersIcon = line(
  "Layers",
  "M12 4l8.5 4.5L12 13 3.5 8.5z",
  "M4 12.7l8 4.3 8-4.3",
  "M4 16.5l8 4.3 8-4.3",
);
export const MailIcon = line(
  "Mail",
  "M5.5 5.5h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z",
  "M4 8l8 5.5L20 8",
);
export const KeyIcon = line(
  "Key",
  "M8 11.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
  "M11.2 12.8L20 4",
  "M16.2 7.8l3 3",
);
export const PersonIcon = line(
  "Person",
  "M12 4.5a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z",
  "M4.8 20a7.2 7.2 0 0 1 14.4 0",
);
export const PeopleIcon = line(
  "People",
  "M9.2 5a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z",
  "M3 19.5a6.2 6.2 0 0 1 12.4 0",
  "M15.5 5.3a3.2 3.2 0 0 1 0 6.2M17.5 14.2a6 6 0 0 1 3.5 5.3",
);
export const BuildingIcon = line(
  "Building",
  "M5 20.5v-16h9v16M14 9.5h5v11M3 20.5h18",
  "M8 8h3M8 12h3M8 16h3",
);
export const LinkIcon = line(
  "Link",
  "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1",
  "M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
);
export const SwitchIcon = line(
  "Switch",
  "M4 8.5h15M15.5 5l3.5 3.5-3.5 3.5",
  "M20 15.5H5M8.5 12L5 15.5 8.5 19",
);
export const PulseIcon = line("Pulse", "M3 12.5h4l3-7.5 4 14 3-6.5h4");
export const SearchIcon = line("Search", "M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M16 16l4.5 4.5");
export const SunIcon = line(
  "Sun",
  "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
);
export const MoonIcon = line("Moon", "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z");
export const ScreenIcon = line("Screen", "M3.5 5h17v11h-17z", "M9 20h6M12 16v4");
export const CopyIcon = line("Copy", "M9.5 9.5H20V20H9.5z", "M6 14.5H4V4h10.5v2");
export const CheckIcon = line("Check", "M5 12.5l4.5 4.5L19 7.5");
export const CloseIcon = line("Close", "M6.5 6.5l11 11M17.5 6.5l-11 11");
export const PlusIcon = line("Plus", "M12 5v14M5 12h14");
export const ChevronDownIcon = line("ChevronDown", "M6.5 9.5l5.5 5.5 5.5-5.5");
export const ChevronUpIcon = line("ChevronUp", "M6.5 14.5l5.5-5.5 5.5 5.5");
export const ChevronRightIcon = line("ChevronRight", "M9.5 6.5l5.5 5.5-5.5 5.5");
export const ChevronLeftIcon = line("ChevronLeft", "M14.5 6.5L9 12l5.5 5.5");
export const ArrowRightIcon = line("ArrowRight", "M5 12h14M13 6l6 6-6 6");
export const ColumnsIcon = line("Columns", "M4 5h16v14H4z", "M9.3 5v14M14.7 5v14");
export const FilterIcon = line("Filter", "M4 7h16M7 12h10M10 17h4");
export const RetryIcon = line("Retry", "M20 12a8 8 0 1 1-2.4-5.7L20 8.5", "M20 4v4.5h-4.5");
export const HelpIcon = line(
  "Help",
  "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
  "M9.7 9.7a2.3 2.3 0 1 1 3.5 1.9c-.8.5-1.2 1-1.2 1.9M12 16.6v.1",
);
export const SignOutIcon = line("SignOut", "M10 4.5H5v15h5", "M15 8l4 4-4 4M19 12h-9");
export const WrapIcon = line("Wrap", "M4 6h16M4 12h12.5a3 3 0 0 1 0 6H13M4 18h5", "M15 16l-2 2 2 2");
export const KeyboardIcon = line(
  "Keyboard",
  "M3.5 6.5h17v11h-17z",
  "M7 10h.1M10.4 10h.1M13.7 10h.1M17 10h.1M8 14h8",
);

export const TemplatesIcon = line("Templates", "M5 3.5h14v17H5z", "M8.5 8h7M8.5 12h7M8.5 16h4");
export const ChatIcon = line("Chat", "M9.5 4l-1.7 16M16.2 4l-1.7 16M5 9h15M4 15h15");
export const CardIcon = line("Card", "M4 5h16v14H4z", "M7.5 9h9M7.5 12.5h5", "M14 16h2.5");
export const RequestIcon = line("Request", "M4 12h12M11.5 7.5L16 12l-4.5 4.5", "M20 5v14");
export const RulesIcon = line(
  "Rules",
  "M4 12h5l4-6h7M9 12l4 6h7",
  "M17.5 3.5L20 6l-2.5 2.5M17.5 15.5L20 18l-2.5 2.5",
);
export const EscalationsIcon = line("Escalations", "M3.5 19.5H8V15h4.5v-4.5H17V6h3.5", "M4 9.5L10 4M6 4h4v4");
export const ChannelsIcon = line("Channels", "M20.5 3.5l-17 6.5 7 3.5 3.5 7z", "M10.5 13.5l10-10");
export const SirenIcon = line(
  "Siren",
  "M7 17v-5a5 5 0 0 1 10 0v5",
  "M4.5 17h15v3.5h-15z",
  "M12 3v1.5M4.8 6l1.1 1.1M19.2 6l-1.1 1.1",
);
export const BubbleIcon = line(
  "Bubble",
  "M4 5h16v11h-8l-4.5 4v-4H4z",
  "M8.5 10.5h.1M12 10.5h.1M15.5 10.5h.1",
);
export const PlaneIcon = line("Plane", "M20.5 4L3.5 11l5.5 2.5L20.5 4zM9 13.5v6l3.2-4.3 4.3 2.8z");
export const TopicIcon = line("Topic", "M4 5h16v12h-9l-4 3v-3H4z", "M8 9l2.5 2L8 13M12.5 13.5h3.5");
export const PhoneIcon = line("Phone", "M7.5 3h9v18h-9z", "M11 18h2");
export const PartIcon = line("Part", "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4z", "M16.5 13.5v6M13.5 16.5h6");
export const PaletteIcon = line(
  "Palette",
  "M12 3.5a8.5 8.5 0 1 0 0 17c1.2 0 1.8-.8 1.8-1.8 0-1.3-1-1.6-1-2.7 0-1 .8-1.8 1.9-1.8h2.5c2 0 3.3-1.3 3.3-3.2 0-4.2-3.8-7.5-8.5-7.5z",
  "M8 12.5v.1M9.5 8.3v.1M14.3 8.3v.1",
);
export const BracesIcon = line(
  "Braces",
  "M9.5 4.5C6 4.5 8.5 12 4.5 12c4 0 1.5 7.5 5 7.5",
  "M14.5 4.5c3.5 0 1 7.5 5 7.5-4 0-1.5 7.5-5 7.5",
);
export const DownloadIcon = line("Download", "M12 4v11M7.5 11l4.5 4.5 4.5-4.5", "M4.5 20h15");
export const UploadIcon = line("Upload", "M12 16V4.5M7.5 9L12 4.5 16.5 9", "M4.5 20h15");
export const TrashIcon = line("Trash", "M4.5 7h15M9.5 7V4.5h5V7", "M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5");
export const HistoryIcon = line("History", "M4.5 6v4h4", "M5 10a8 8 0 1 1-.6 4.5", "M12 8v4.5l3 2");

export const ReturnedIcon = line(
  "Returned",
  "M13 18.5H5.5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2V12",
  "M4 8l8 5.5L20 8",
  "M16 16l4.5 4.5M20.5 16L16 20.5",
);
export const ClockIcon = line("Clock", "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5V12l3 2");
export const FlaskIcon = line(
  "Flask",
  "M9.5 3.5h5M10.5 3.5v6l-5.3 8.8a1.5 1.5 0 0 0 1.3 2.2h11a1.5 1.5 0 0 0 1.3-2.2l-5.3-8.8v-6",
  "M8.2 14.5h7.6",
);
export const ChartIcon = line("Chart", "M4 4.5v15h16", "M8.5 16v-4M12.5 16V8M16.5 16v-6");

export const MoreIcon = createSvgIcon(
  <path d="M5.5 10.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zm6.5 0a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zm6.5 0a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z" />,
  "More",
);
