export interface BranchProps {
  /** The message is a branch's: when it is sent is said by the branch. */
  isInBranch?: boolean;
}
