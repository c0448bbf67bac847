/** What every act on the codebook is given. `onDone` takes what is to be shown next, once the act is done. */
export type ActProps = {
  assessmentId: string;
  onClose: () => void;
  onDone: (entryId?: string) => Promise<void>;
};
