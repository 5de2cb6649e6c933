import { expect, type Locator, type Page } from '@playwright/test';

/** The chat pane as a person uses it. */
export class Chat {
  private readonly pane: Locator;

  constructor(private readonly page: Page) {
    this.pane = page.locator('openai-chatkit');
  }

  /** On a phone the chat is a tab of its own. */
  async show(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Chat' });
    // A page that has just been loaded may not hear the first click.
    await expect(async () => {
      if (await tab.isVisible()) await tab.click();
      await expect(this.composer).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
  }

  get composer(): Locator {
    return this.pane.getByRole('textbox', { name: 'Message' });
  }

  get answers(): Locator {
    return this.pane;
  }

  /** The conversation itself, without its title and the composer. */
  get log(): Locator {
    return this.pane.locator('.log');
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name, exact: true });
  }

  /** The card that the server wrote about one task, by the task's title. */
  receipt(title: string): Locator {
    return this.pane.locator('.widget').filter({ hasText: 'Added' }).filter({ hasText: title });
  }

  /** Sends a message and waits until the answer is whole. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.pane.getByText(text, { exact: true }).first()).toBeVisible();
    await expect(this.button('Stop')).toHaveCount(0, { timeout: 20_000 });
    await expect(this.composer).toBeEditable();
  }
}
