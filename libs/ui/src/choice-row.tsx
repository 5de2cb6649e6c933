import { Check } from 'lucide-react';

/** Class of the item of a list or menu that holds a `ChoiceRow`. */
export const choiceRow =
  'group flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm outline-none data-focused:bg-sunken pointer-coarse:min-h-11';

/** One of several values, marked when its item is selected. */
export function ChoiceRow({ label }: { readonly label: string }) {
  return (
    <>
      <Check aria-hidden className="invisible size-4 text-accent-text group-data-selected:visible" />
      <span className="block first-letter:uppercase">{label}</span>
    </>
  );
}
