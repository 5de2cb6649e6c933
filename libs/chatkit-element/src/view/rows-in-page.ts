import { DrawnRows } from './drawn-rows.ts';

/** The drawn rows as the page has them: how high each one really is, and where the keyboard goes when it leaves. */
export class RowsInPage {
  readonly drawn = new DrawnRows();
  private held: HTMLElement | null = null;
  private followed = new Set<Element>();
  private readonly observer: ResizeObserver | null;

  constructor() {
    // Absent in test environments without layout.
    this.observer =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver((entries) => {
            this.measure(entries);
          });
  }

  beforeUpdate(root: ShadowRoot | null): void {
    this.held = root?.activeElement?.closest<HTMLElement>('[data-key]') ?? null;
  }

  afterUpdate(root: ParentNode): void {
    this.follow(new Set(root.querySelectorAll('.rows > .row')));
    const key = this.held?.dataset['key'];
    // A control that was scrolled too far away to stay takes nothing with it: the keyboard goes on scrolling here.
    if (this.held?.isConnected === false && key !== undefined && this.drawn.has(key))
      root.querySelector<HTMLElement>('.scroller')?.focus({ preventScroll: true });
  }

  private follow(rows: Set<Element>): void {
    for (const row of this.followed) if (!rows.has(row)) this.observer?.unobserve(row);
    for (const row of rows) if (!this.followed.has(row)) this.observer?.observe(row);
    this.followed = rows;
  }

  private measure(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
      const height = borderBoxSize[0]?.blockSize ?? 0;
      // A row that has just left the page is heard once more, without a size.
      if (key !== undefined && height > 0 && target.isConnected) this.drawn.measure(key, height);
    }
  }
}
