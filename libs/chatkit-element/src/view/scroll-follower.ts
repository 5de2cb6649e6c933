/** Within this distance of the end the reader counts as reading along. */
const NEAR_PX = 64;
/** Late layout (pictures, rows drawn on demand) still moves the end for a moment after arriving there. */
const SETTLE_MS = 500;

/** Keeps the end in view for a reader who is there, and never moves one who is not. */
export class ScrollFollower {
  isAtEnd = true;
  private box: HTMLElement | null = null;
  private lastTop = 0;
  private follows = false;
  private settlesUntil = 0;
  private readonly growth: ResizeObserver | null;

  constructor(private readonly changed: () => void) {
    // Absent in test environments without layout.
    this.growth =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver(() => {
            this.keep();
          });
  }

  readonly onScroll = (): void => {
    const { box } = this;
    if (box === null) return;
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_PX;
    // Growing text moves the end away without a hand on the wheel; only going up is leaving.
    const isAtEnd = isNear || (this.isAtEnd && box.scrollTop >= this.lastTop);
    this.lastTop = box.scrollTop;
    if (isAtEnd === this.isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.changed();
  };

  attach(box: HTMLElement | null): void {
    if (box === this.box) return;
    this.growth?.disconnect();
    this.box = box;
    if (box?.firstElementChild) this.growth?.observe(box.firstElementChild);
    if (this.isAtEnd) this.toEnd();
  }

  toEnd(): void {
    this.isAtEnd = true;
    this.settlesUntil = performance.now() + SETTLE_MS;
    this.jump();
  }

  afterUpdate({ follows }: { follows: boolean }): void {
    this.follows = follows;
    this.keep();
  }

  /** Runs a change that puts content above, and leaves what the reader looks at where it was. */
  async keepingPlace(change: () => Promise<void>): Promise<void> {
    const { box } = this;
    const fromEnd = box === null ? 0 : box.scrollHeight - box.scrollTop;
    await change();
    if (box !== null) box.scrollTop = box.scrollHeight - fromEnd;
  }

  private keep(): void {
    if (this.isAtEnd && (this.follows || performance.now() < this.settlesUntil)) this.jump();
  }

  private jump(): void {
    if (this.box === null) return;
    this.box.scrollTop = this.box.scrollHeight;
    this.lastTop = this.box.scrollTop;
  }
}
