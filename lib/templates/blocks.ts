import { factsBlock, stepListBlock } from "./blocks/facts";
import { dividerBlock, footerBlock, quietLinksBlock } from "./blocks/foot";
import { headlineBlock, statusBannerBlock } from "./blocks/heads";
import { failedStepsBlock, logExcerptBlock } from "./blocks/failures";
import type { ReadyBlock } from "./blocks/ready-block";
import { runButtonBlock } from "./blocks/run-button";

export type { ReadyBlock } from "./blocks/ready-block";

/** In the order in which a message is read. */
export const readyBlocks: readonly ReadyBlock[] = [
  statusBannerBlock,
  headlineBlock,
  factsBlock,
  failedStepsBlock,
  logExcerptBlock,
  runButtonBlock,
  stepListBlock,
  dividerBlock,
  quietLinksBlock,
  footerBlock,
];
