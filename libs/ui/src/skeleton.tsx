type Props = { readonly className?: string };

export function Skeleton({ className = '' }: Props) {
  return <span aria-hidden className={`block animate-breathe rounded-md bg-sunken ${className}`} />;
}
