import { Check } from 'lucide-react';

/** The product's sign; its name is the same in every language. */
export function BrandMark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-base font-semibold">
      <span aria-hidden className="grid size-6.5 place-items-center rounded-[8px] bg-accent text-on-accent">
        <Check className="size-4" strokeWidth={2.5} />
      </span>
      Todo
    </span>
  );
}
