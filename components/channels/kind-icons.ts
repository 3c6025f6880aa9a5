import {
  BubbleIcon,
  CardIcon,
  ChatIcon,
  PhoneIcon,
  PlaneIcon,
  RequestIcon,
  SirenIcon,
  TopicIcon,
} from "@/components/ui/icons";
import type { ConfiguredKind } from "@/lib/core/channel-kind";

export const kindIcons: Record<ConfiguredKind, typeof ChatIcon> = {
  slack: ChatIcon,
  teams: CardIcon,
  webhook: RequestIcon,
  pagerduty: SirenIcon,
  sms: PhoneIcon,
  discord: BubbleIcon,
  telegram: PlaneIcon,
  ntfy: TopicIcon,
};
