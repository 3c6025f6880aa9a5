import { CardIcon, ChatIcon, MailIcon, PartIcon, PhoneIcon, RequestIcon } from "@/components/ui/icons";
import type { TemplateType } from "@/lib/core/template";

export const typeIcons: Record<TemplateType, typeof MailIcon> = {
  email: MailIcon,
  slack: ChatIcon,
  teams: CardIcon,
  webhook: RequestIcon,
  sms: PhoneIcon,
  partial: PartIcon,
  layout: PartIcon,
};
