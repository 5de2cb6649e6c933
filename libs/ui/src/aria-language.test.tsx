import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Dialog } from './dialog';
import { Menu } from './menu';
import { UiLanguageProvider } from './ui-language';

// jsdom has no CSS namespace; React Aria escapes its selectors with it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const urdu = { locale: 'ur-PK', dismissLabel: 'بند کریں' };

describe('the buttons that React Aria hides at the ends of an overlay', () => {
  it('have a name in the language of the page in a dialog', async () => {
    render(
      <UiLanguageProvider value={urdu}>
        <Dialog title="عنوان" isOpen onClose={() => undefined}>
          …
        </Dialog>
      </UiLanguageProvider>,
    );
    await screen.findByRole('dialog', {}, { timeout: 20_000 });
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['بند کریں']);
  });

  it('have it around a menu, too', async () => {
    render(
      <UiLanguageProvider value={urdu}>
        <Menu label="مزید" icon={<svg />} choices={[{ id: 'edit', label: 'تبدیل کریں' }]} onChoose={() => undefined} />
      </UiLanguageProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'مزید' }));
    await screen.findByRole('menu', {}, { timeout: 20_000 });
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['بند کریں', 'بند کریں']);
  });
});
